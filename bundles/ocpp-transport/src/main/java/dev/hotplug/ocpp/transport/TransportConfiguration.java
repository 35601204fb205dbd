package dev.hotplug.ocpp.transport;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the transport, PID {@value #PID}. */
@ObjectClassDefinition(name = "OCPP transport", description = "Limits of the WebSocket to the central system")
public @interface TransportConfiguration {

    String PID = "dev.hotplug.ocpp.transport";

    @AttributeDefinition(
            description = "Longest text frame that is accepted [characters]; a longer one is read and thrown away",
            min = "1024")
    int maxFrameCharacters() default 4 * 1024 * 1024;

    @AttributeDefinition(
            description = "How much may wait to be sent [bytes]; beyond it the link counts as stuck and is opened anew",
            min = "65536")
    int maxQueuedBytes() default 8 * 1024 * 1024;

    @AttributeDefinition(description = "How long the HTTP headers of the handshake may be [bytes]", min = "4096")
    int maxHeaderBytes() default 32 * 1024;

    @AttributeDefinition(description = "How many threads the WebSocket client may have", min = "3")
    int maxThreads() default 4;

    @AttributeDefinition(description = "How long a TCP connection may take [s]", min = "1")
    int connectTimeoutSeconds() default 10;

    @AttributeDefinition(description = "How long a whole attempt may take: name, TCP, TLS, HTTP [s]", min = "1")
    int attemptTimeoutSeconds() default 30;

    @AttributeDefinition(description = "How long nothing may be heard after a ping [s]; never longer than WebSocketPingInterval", min = "1")
    int pongTimeoutSeconds() default 30;

    @AttributeDefinition(description = "How long the central system may take to read one frame [s]", min = "1")
    int writeTimeoutSeconds() default 60;

    @AttributeDefinition(description = "Longest wait before the first new attempt [s]; it doubles with each further one", min = "1")
    int retryFirstSeconds() default 3;

    @AttributeDefinition(description = "Longest wait before any new attempt [s]", min = "1")
    int retryMaxSeconds() default 300;

    @AttributeDefinition(description = "How long a connection has to last before the waits start from the short one again [s]", min = "1")
    int usefulAfterSeconds() default 30;
}

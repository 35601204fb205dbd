package dev.hotplug.ocpp.transport;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Opens WebSockets: what the link needs of Jetty. */
interface Sockets {

    /**
     * Begins an attempt; its outcome is told to {@code events}. Called on the transport's thread.
     */
    Socket connect(Target target, Events events);

    /** The present attempt, or the last, got so far that the server's certificate was found good. */
    boolean serverVerified();

    /** Drops everything that is still there and ends all threads, within about a second. */
    void close();

    /**
     * Where to and how.
     *
     * @param authorization     header value; empty for none
     * @param clientCertificate the client certificate is shown
     */
    record Target(URI endpoint, Optional<String> authorization, boolean clientCertificate) {

        boolean secure() {
            return TransportKeys.secure(endpoint.toString());
        }

        /** Never the header. */
        @Override
        public String toString() {
            return "Target[" + endpoint + "]";
        }
    }

    /** Something the central system sent. */
    sealed interface Incoming {

        record Text(String frame) implements Incoming {}

        record Oversized(String head, long bound) implements Incoming {}
    }

    /** What becomes of an attempt; called on any thread. Only {@link #received} may take its time. */
    interface Events {

        /** The WebSocket is open; nothing is read before {@link Socket#read()}. */
        void opened(String subProtocol);

        /** It did not open; the last call. */
        void failed(Throwable failure);

        /** Something came in, on the thread that read it. Nothing more is read before {@link Socket#read()}. */
        void received(Incoming incoming);

        /** More waits to be sent than is allowed. */
        void overfull();

        /** It was open and is closed now; the last call. */
        void closed(int code, String reason, Optional<Throwable> error);
    }

    /** One WebSocket, from the attempt to its end. Any thread. */
    interface Socket {

        /** Takes a text frame for sending; false when the socket is not open or too much is waiting. */
        boolean send(String frame);

        void ping();

        /** Reads the next message; told to {@link Events#received}. */
        void read();

        /** Sends what waits, then closes; the end is not waited for. */
        void close(int code, String reason);

        /** Ends the connection now, whatever the other side does. */
        void abort();

        /** Completes when the socket has really ended; on any thread. */
        CompletableFuture<Void> end();

        /** When anything last came in, or reading went on after a pause; elapsed ms; 0 before it was open. */
        long heardAt();

        /** When the writing of the present frame began, elapsed ms; empty when nothing is being written. */
        OptionalLong writingSince();

        /** Nothing is read just now, because what came in last is still being dealt with. */
        boolean paused();
    }
}

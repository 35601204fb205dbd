package dev.hotplug.ocpp.link;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where frames go; a service of the dispatcher. The socket is open only while there is one. Called on the transport's
 * threads, one call at a time; may block for a moment, which slows the socket.
 */
@ConsumerType
public interface FrameSink {

    /**
     * The socket is open and frames can be sent.
     *
     * @param link sends over this connection alone: once it has ended nothing is sent, also when the next one is open
     */
    void onOpen(FrameLink link);

    void onText(String frame);

    /**
     * A frame longer than the bound was read to its end and thrown away.
     *
     * @param head  its first characters, at most 1,000
     * @param bound characters that are accepted
     */
    void onOversized(String head, long bound);

    /** The socket is closed. */
    void onClose(String reason);
}

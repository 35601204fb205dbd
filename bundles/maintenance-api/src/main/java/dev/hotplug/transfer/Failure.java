package dev.hotplug.transfer;

/**
 * Why something was not transferred.
 *
 * @param sentence what happened and where, for a person; holds no password and no query of an address
 */
public record Failure(Kind kind, String sentence) {

    /** The steps of the way, and what can end it from outside. */
    public enum Kind {
        /** The address cannot be used: no URI, too long, a scheme that is not permitted, a forbidden host. */
        ADDRESS,
        /** The host name is unknown. */
        DNS,
        /** Nobody listens, or the network is not there. */
        CONNECT,
        /** The certificate is not trusted, is made out to another host, or there is no common version. */
        TLS,
        /** The key of the SFTP server is another than before, or than configured. */
        HOST_KEY,
        /** User or password are wrong, or missing. */
        LOGIN,
        /** User and password are right, or were not asked for, but what was wanted is not permitted. */
        FORBIDDEN,
        /** The server knows no such command or method. */
        UNSUPPORTED,
        /** What the server says is no word of its protocol. */
        PROTOCOL,
        /** The server refused, for another reason. */
        REFUSED,
        /** Nothing moved for too long, or all of it took too long. */
        TIMEOUT,
        /** The connection was cut. */
        LINK_LOST,
        /** The file on this side cannot be read or written. */
        DISK,
        /** The file is longer than permitted. */
        TOO_LONG,
        /** {@link Transfer#cancel()}, or the provider went. */
        CANCELLED,
        /** As many transfers run as are permitted. */
        BUSY,
        /** Anything else. */
        OTHER
    }
}

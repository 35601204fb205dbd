package dev.hotplug.transfer;

import java.nio.file.Path;

/**
 * A file to send.
 *
 * @param address  folder to send it to, with user and password when it needs them; an HTTP address with a query is that of
 *                 the file itself
 * @param file     on this side; must not change meanwhile
 * @param fileName on the other side: 1 to 255 letters, digits, {@code . _ -}
 * @param trust    for TLS
 */
public record Upload(String address, Path file, String fileName, Trust trust) {

    public Upload {
        if (!fileName.matches("[A-Za-z0-9._-]{1,255}")) {
            throw new IllegalArgumentException("not a file name for a server: " + fileName);
        }
    }

    /** Without the address: it may hold a password. */
    @Override
    public String toString() {
        return "Upload[" + fileName + "]";
    }
}

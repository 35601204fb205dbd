package dev.hotplug.transfer;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to fetch.
 *
 * @param address  of the file, with user and password when it needs them
 * @param target   on this side; its folder exists. It is written from the start, or from its end when it is resumed
 * @param maxBytes more than that is refused, whatever the server declared
 * @param resume   of which version the bytes are that the target holds already. They are used only when the server still
 *                 has that version; otherwise the file is fetched whole. Empty: it is fetched whole
 * @param trust    for TLS
 */
public record Download(String address, Path target, long maxBytes, Optional<Validator> resume, Trust trust) {

    /** Without the address: it may hold a password. */
    @Override
    public String toString() {
        return "Download[to " + target.getFileName() + ", at most " + maxBytes + " bytes]";
    }
}

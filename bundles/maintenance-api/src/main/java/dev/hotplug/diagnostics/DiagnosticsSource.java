package dev.hotplug.diagnostics;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a person who looks for a fault wants to read; a whiteboard service. Each source answers for its own secrets:
 * passwords, keys and credentials never reach an entry.
 */
@ConsumerType
public interface DiagnosticsSource {

    /** Where in the archive its entries come; lower comes first, and what comes last is cut when there is no room. */
    default int order() {
        return 50;
    }

    /**
     * Writes entries, as many as there are. Called on the archive's own thread: may block on files, must not wait for the
     * loop longer than a second. An exception spoils this source's part alone and is told in the archive.
     */
    void contribute(Window window, Entries entries) throws IOException;

    /** Takes entries. */
    interface Entries {

        /** How things are now. */
        void present(String name, Content content) throws IOException;

        /** What happened in the window. An entry without a byte is left out. */
        void history(String name, Content content) throws IOException;
    }

    /** Writes one entry. */
    @FunctionalInterface
    interface Content {

        /** @param out takes what there is room for and swallows the rest; needs no closing */
        void write(OutputStream out) throws IOException;
    }
}

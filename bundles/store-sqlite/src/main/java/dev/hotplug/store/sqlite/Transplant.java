package dev.hotplug.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Gives a copy of a damaged file the first page of a new one. That page holds the header and the list of tables; since
 * tables are always made in the same order, those of the copy start where the new page says, and can be read again.
 */
final class Transplant {

    // SQLite file format, section 1.3: offsets in the header
    private static final int WRITE_VERSION = 18;
    private static final int READ_VERSION = 19;
    private static final int PAGES = 28;
    private static final byte WAL = 2;

    private Transplant() {}

    /** The page fitted to a file of that many pages that has a write-ahead log. */
    static byte[] fitted(byte[] firstPage, long pages) {
        byte[] page = firstPage.clone();
        page[WRITE_VERSION] = WAL;
        page[READ_VERSION] = WAL;
        ByteBuffer.wrap(page).putInt(PAGES, (int) pages);
        return page;
    }

    /** Writes it; false when the file is too short to hold anything else. The file must not be open. */
    static boolean into(Path file, byte[] firstPage) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long pages = channel.size() / firstPage.length;
            if (pages < 2) {
                return false;
            }
            channel.write(ByteBuffer.wrap(fitted(firstPage, pages)), 0);
            return true;
        }
    }
}

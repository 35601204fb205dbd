package dev.hotplug.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** CRC32C over a record and its place, so that a whole record at a wrong key or in a wrong table is found as well. */
final class Checksum {

    private Checksum() {}

    /** Of the name of the table, the two key columns as they are stored, and the body. */
    static long of(Table table, String first, String second, byte[] body) {
        CRC32C crc = new CRC32C();
        add(crc, table.sql);
        return rest(crc, first, second, body);
    }

    /** As the first version wrote it: without the table. */
    static long unbound(String first, String second, byte[] body) {
        return rest(new CRC32C(), first, second, body);
    }

    private static long rest(CRC32C crc, String first, String second, byte[] body) {
        add(crc, first);
        add(crc, second);
        crc.update(body);
        return crc.getValue();
    }

    private static void add(CRC32C crc, String key) {
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
    }
}

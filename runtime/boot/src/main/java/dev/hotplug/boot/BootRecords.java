package dev.hotplug.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The boot record on the disk, {@code boot/record} in the data folder. One writer at a time: the launcher before the framework
 * starts and after it has stopped, the updater in between.
 */
public final class BootRecords {

    private static final int MOST = 256 * 1024;

    private final Disk disk;
    private final Layout layout;

    /** @param data the data folder */
    public BootRecords(Disk disk, Path data) {
        this.disk = disk;
        this.layout = new Layout(data);
    }

    /**
     * What is on the disk; empty when nothing was ever installed here.
     *
     * @throws IOException when it is damaged or cannot be read
     */
    public Optional<BootRecord> read() throws IOException {
        if (!disk.exists(layout.record())) {
            return Optional.empty();
        }
        return Optional.of(BootRecord.parse(disk.read(layout.record(), MOST)));
    }

    /**
     * Makes a record the one that counts; when this returns, whatever happens.
     *
     * @return what is on the disk now: the same with a higher sequence
     */
    public BootRecord write(BootRecord record) throws IOException {
        BootRecord next = new BootRecord(
                record.sequence() + 1,
                record.base(),
                record.committed(),
                record.previous(),
                record.trial(),
                record.tries(),
                record.fails(),
                record.counter(),
                record.pending(),
                record.history());
        if (disk.makeFolder(layout.bootFolder())) {
            disk.syncFolder(layout.data());
        }
        Durable.replace(disk, layout.record(), next.bytes());
        return next;
    }
}

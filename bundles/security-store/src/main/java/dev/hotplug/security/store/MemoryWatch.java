package dev.hotplug.security.store;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says once when storage or memory is getting full, and again only after it was well again: above twice the free storage,
 * below {@value #WELL} percent of the heap.
 */
final class MemoryWatch {

    static final int FULL = 90;
    static final int WELL = 75;
    private static final long MEBIBYTE = 1024 * 1024;

    private final long freeBytes;
    private boolean storageFull;
    private boolean heapFull;

    MemoryWatch(int freeMebibytes) {
        this.freeBytes = freeMebibytes * MEBIBYTE;
    }

    /** Bytes that can still be written. */
    static long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    /** How full the oldest generation of the heap was after its last collection, percent; 0 before there was one. */
    static int heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null && usage.getMax() > 0)
                .max(java.util.Comparator.comparingLong(MemoryUsage::getMax))
                .map(usage -> (int) (100 * usage.getUsed() / usage.getMax()))
                .orElse(0);
    }

    /** What is to be reported. */
    Optional<String> look(long free, int heapPercent) {
        Optional<String> news = storage(free).or(() -> heap(heapPercent));
        storageFull = storageFull ? free < 2 * freeBytes : free < freeBytes;
        heapFull = heapFull ? heapPercent > WELL : heapPercent >= FULL;
        return news;
    }

    private Optional<String> storage(long free) {
        return !storageFull && free < freeBytes
                ? Optional.of("Only " + free / MEBIBYTE + " MiB of storage are free")
                : Optional.empty();
    }

    private Optional<String> heap(int percent) {
        return !heapFull && percent >= FULL
                ? Optional.of("The memory of the process is " + percent + " percent full")
                : Optional.empty();
    }
}

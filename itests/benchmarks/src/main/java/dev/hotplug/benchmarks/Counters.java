package dev.hotplug.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counts about processes (proc(5)). */
final class Counters {

    /** Linux shows processor time to programs in hundredths of a second. */
    private static final double TICKS_PER_SECOND = 100;

    private Counters() {}

    /** Processor seconds of a process, user and system. */
    static double cpuSeconds(long pid) {
        String[] fields = stat(pid);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Processor seconds of a process and of the children it has waited for. */
    static double cpuSecondsWithChildren(long pid) {
        String[] fields = stat(pid);
        return cpuSeconds(pid) + (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }

    /** Resident memory, MiB. */
    static double residentMebibytes(long pid) {
        return field(pid, "status", "VmRSS:") / 1024.0;
    }

    /** Bytes that a process has caused to be written to storage. */
    static long writtenBytes(long pid) {
        return field(pid, "io", "write_bytes:");
    }

    /** Load average of the last minute. */
    static String load() {
        return read(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** From the third field of /proc/PID/stat on; the second may hold blanks. */
    private static String[] stat(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static long field(long pid, String file, String name) {
        return read(Path.of("/proc/" + pid + "/" + file))
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .orElseThrow(() -> new IllegalStateException("no " + name + " of process " + pid));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

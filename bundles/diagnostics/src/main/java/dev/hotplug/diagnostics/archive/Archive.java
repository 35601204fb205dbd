package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource.Content;
import dev.hotplug.diagnostics.DiagnosticsSource.Entries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip file while it is written. What is beyond the bound is left out and said so in {@code README.txt}. */
final class Archive implements Entries, AutoCloseable {

    private static final int MAX_ENTRIES = 500;
    private static final int STEP = 4 * 1024;

    private final Bound bound;
    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder remarks = new StringBuilder();
    private boolean history;

    Archive(Bound bound) {
        this.bound = bound;
        this.zip = new ZipOutputStream(bound, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** The file cannot be written any more. */
    boolean broken() {
        return bound.broken();
    }

    /** Something of the window is in it. */
    boolean hasHistory() {
        return history;
    }

    void remark(String line) {
        if (remarks.length() < 8 * 1024) {
            remarks.append(line).append('\n');
        }
    }

    @Override
    public void present(String name, Content content) throws IOException {
        write(name, content);
    }

    @Override
    public void history(String name, Content content) throws IOException {
        history |= write(name, content);
    }

    private boolean write(String name, Content content) throws IOException {
        String safe = name.replaceAll("[^A-Za-z0-9._/-]", "_").replace("..", "__");
        if (bound.reached() || names.size() >= MAX_ENTRIES || !names.add(safe)) {
            remark(safe + " was left out.");
            return false;
        }
        Entry entry = new Entry(safe);
        try {
            content.write(entry);
        } finally {
            entry.end();
        }
        return entry.begun;
    }

    /** Says what was left out, and ends the file. */
    @Override
    public void close() throws IOException {
        if (!remarks.isEmpty()) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write(remarks.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.close();
    }

    /** One entry; it begins with its first byte. */
    private final class Entry extends OutputStream {
        private final String name;
        private boolean begun;
        private boolean full;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            for (int done = 0; done < length && !full; done += STEP) {
                begin();
                zip.write(from, offset + done, Math.min(STEP, length - done));
                full = bound.reached();
            }
        }

        private void begin() throws IOException {
            if (!begun) {
                begun = true;
                zip.putNextEntry(new ZipEntry(name));
            }
        }

        void end() throws IOException {
            if (begun && !broken()) {
                zip.closeEntry();
            }
            if (full) {
                remark(name + " was cut: the archive has reached its size or its time.");
            }
        }
    }
}

package dev.hotplug.boot;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Tells somebody after each operation that changes something. */
public class SteppedDisk implements Disk {

    private final Disk disk;
    private final Runnable passed;

    /** @param passed may end the process, or throw */
    public SteppedDisk(Disk disk, Runnable passed) {
        this.disk = disk;
        this.passed = passed;
    }

    @Override
    public boolean makeFolder(Path folder) throws IOException {
        boolean made = disk.makeFolder(folder);
        passed.run();
        return made;
    }

    @Override
    public OutputStream write(Path file) throws IOException {
        OutputStream out = disk.write(file);
        passed.run();
        return new FilterOutputStream(out) {
            private boolean closed;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    super.close();
                    passed.run();
                }
            }
        };
    }

    @Override
    public void sync(Path file) throws IOException {
        disk.sync(file);
        passed.run();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
        passed.run();
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        disk.syncFolder(folder);
        passed.run();
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
        passed.run();
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        return disk.read(file, most);
    }

    @Override
    public String sha256(Path file) throws IOException {
        return disk.sha256(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return disk.list(folder);
    }
}

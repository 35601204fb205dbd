package dev.hotplug.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A bundle on its way into the store: under another name until it is kept, gone when it is closed before. */
public final class Intake extends OutputStream {

    private final Disk disk;
    private final Path file;
    private final Path fresh;
    private final OutputStream out;
    private boolean kept;
    private boolean closed;

    Intake(Disk disk, Path file) throws IOException {
        this.disk = disk;
        this.file = file;
        this.fresh = Durable.fresh(file);
        this.out = disk.write(fresh);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** All of it is there and right: its content is made durable, and it gets its name. */
    public void keep() throws IOException {
        out.close();
        disk.sync(fresh);
        disk.rename(fresh, file);
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (!kept) {
            out.close();
            disk.delete(fresh);
        }
    }
}

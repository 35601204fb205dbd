package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an upload. */
record Source(Path file, Guard guard) {

    private static final int CHUNK = 32 * 1024;

    long length() throws TransferException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Sends it; each byte counts as progress. */
    void sendTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
        out.flush();
    }

    InputStream open() throws TransferException {
        try {
            return new Counted(Files.newInputStream(file));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static TransferException disk(IOException e) {
        return new TransferException(Kind.DISK, "The file cannot be read here: " + e.getMessage() + ".", e);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int read = super.read(into, offset, length);
                guard.count(Math.max(0, read));
                return read;
            } catch (IOException e) {
                throw disk(e);
            }
        }
    }
}

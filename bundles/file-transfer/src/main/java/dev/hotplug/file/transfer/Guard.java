package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Failure.Kind;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Watches one transfer. Blocking reads, writes, handshakes and connects are ended by closing the plain socket under them,
 * which no peer can hold up; so one rule covers every protocol: when nothing has moved for too long, the sockets go. Any thread.
 */
final class Guard {

    private final LongSupplier elapsedMillis;
    private final Rules rules;
    private final long began;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicLong fileBytes = new AtomicLong();
    private volatile long moved;
    private volatile Failure failure;

    /** @param elapsedMillis monotonic time */
    Guard(LongSupplier elapsedMillis, Rules rules) {
        this.elapsedMillis = elapsedMillis;
        this.rules = rules;
        this.began = elapsedMillis.getAsLong();
        this.moved = began;
    }

    /** From now on this plain socket is closed when the transfer is ended from outside. */
    void watch(Socket plain) throws IOException {
        synchronized (sockets) {
            sockets.add(plain);
        }
        passOn();
        touch();
    }

    /** @throws IOException when the transfer has been ended from outside */
    void passOn() throws IOException {
        if (failure != null) {
            closeAll();
            throw new TransferException(failure.kind(), failure.sentence());
        }
    }

    /** Something moved. */
    void touch() {
        moved = elapsedMillis.getAsLong();
    }

    /** Bytes of the file itself. */
    void count(long bytes) {
        fileBytes.addAndGet(bytes);
    }

    long bytes() {
        return fileBytes.get();
    }

    /** Looks at the clock; to be called every second or so. Never blocks. */
    void look() {
        long now = elapsedMillis.getAsLong();
        if (now - began > rules.whole().toMillis()) {
            abort(new Failure(Kind.TIMEOUT, "The transfer took longer than " + rules.whole().toSeconds() + " s."));
        } else if (now - moved > rules.idle().toMillis()) {
            abort(new Failure(Kind.TIMEOUT, "Nothing moved for " + rules.idle().toSeconds() + " s."));
        }
    }

    /** Ends the transfer; the first reason stays. */
    void abort(Failure why) {
        synchronized (sockets) {
            failure = failure == null ? why : failure;
        }
        closeAll();
    }

    /** Why it was ended from outside. */
    Optional<Failure> aborted() {
        return Optional.ofNullable(failure);
    }

    void closeAll() {
        List<Socket> all;
        synchronized (sockets) {
            all = List.copyOf(sockets);
            sockets.clear();
        }
        all.forEach(Guard::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more, closed or not
        }
    }

    /** @param most that may be read from it; more ends the transfer */
    InputStream watched(InputStream in, long most) {
        return new FilterInputStream(in) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int read = super.read();
                return moved(read, read < 0 ? 0 : 1);
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                return moved(read, Math.max(0, read));
            }

            private int moved(int result, int bytes) throws IOException {
                touch();
                left -= bytes;
                if (left < 0) {
                    abort(new Failure(Kind.PROTOCOL, "The server says more than the " + most + " bytes that are permitted."));
                    passOn();
                }
                return result;
            }
        };
    }

    OutputStream watched(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                out.write(from, offset, length);
                touch();
            }
        };
    }
}

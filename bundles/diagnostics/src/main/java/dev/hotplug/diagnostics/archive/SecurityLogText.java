package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.security.SecurityLog.Entry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The security events of a window as text, the oldest first: a line for each, with its time (corrected, UTC), its name and
 * what it says, parted by tabs. What is too much for the bound is left out from the oldest on. Blocks.
 */
final class SecurityLogText {

    private static final int PAGE = 200;
    /** Room for the lines at the top. */
    private static final int HEAD = 1024;

    private final SecurityLog events;
    private final StationTime time;
    private final Window window;
    private final long endMillis;

    /** @param endMillis elapsed time by which it must be done */
    SecurityLogText(SecurityLog events, StationTime time, Window window, long endMillis) {
        this.events = events;
        this.time = time;
        this.window = window;
        this.endMillis = endMillis;
    }

    private interface Line {
        void take(byte[] line) throws IOException;
    }

    private static final class Tally implements Line {
        private long bytes;

        @Override
        public void take(byte[] line) {
            bytes += line.length;
        }
    }

    /** Leaves out the first lines and passes on the rest. */
    private static final class Newest implements Line {
        private final OutputStream out;
        private long surplus;

        Newest(OutputStream out, long surplus) {
            this.out = out;
            this.surplus = surplus;
        }

        @Override
        public void take(byte[] line) throws IOException {
            if (surplus > 0) {
                surplus -= line.length;
            } else {
                out.write(line);
            }
        }
    }

    /** False: no event is in the window. The log is read twice, so that it never is in memory. */
    boolean into(Path file, String charger, long maxBytes) throws IOException {
        Tally all = new Tally();
        each(all);
        long surplus = all.bytes - maxBytes + HEAD;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head(charger, surplus > 0));
            each(new Newest(out, surplus));
        }
        return all.bytes > 0;
    }

    private byte[] head(String charger, boolean cut) {
        String more = cut ? "# Events before the first one here were left out: the file has reached its size.\n" : "";
        return bytes("# Security log of " + charger + ", written " + time.now() + ": time, event, details.\n" + more);
    }

    private void each(Line use) throws IOException {
        List<Entry> page = page(0);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                if (window.contains(time.date(entry.at()))) {
                    use.take(line(entry));
                }
            }
            page = page(page.get(page.size() - 1).sequence());
        }
    }

    private byte[] line(Entry entry) {
        String details = Secrets.masked(entry.techInfo()).replaceAll("\\p{Cntrl}", " ");
        return bytes(time.date(entry.at()) + "\t" + entry.type() + "\t" + details + "\n");
    }

    private List<Entry> page(long after) throws IOException {
        long left = endMillis - time.elapsedMillis();
        if (left <= 0) {
            throw new IOException("it took too long");
        }
        try {
            return events.entries(after, PAGE).toCompletableFuture().get(left, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        } catch (ExecutionException e) {
            throw new IOException("the security log cannot be read", e);
        } catch (TimeoutException e) {
            throw new IOException("it took too long", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

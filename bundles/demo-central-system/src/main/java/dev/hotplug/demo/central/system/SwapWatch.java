package dev.hotplug.demo.central.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Asks the charger for the versions of two of its parts, one question after the other, while they are replaced. */
final class SwapWatch implements AutoCloseable {

    static final List<String> KEYS = List.of("CoreProfileVersion", "DriverVersion");

    private static final long PAUSE_MILLIS = 20;
    private static final long END_MILLIS = 12_000;

    private final Orders orders;
    private final LongSupplier elapsedMillis;
    private final Map<String, String> before;
    private final Thread thread = new Thread(this::watch, "demo-watch");
    private final CountDownLatch ended = new CountDownLatch(1);
    private long lastOld = -1;
    private long firstNew = -1;
    private long slowest;
    private int answers;
    private int failures;

    /**
     * How it looked from afar.
     *
     * @param gap      from the last answer with only old versions to the first with only new ones; empty when it did not come to that
     * @param slowest  the longest that an answer took
     * @param answers  how many there were
     * @param failures questions without a right answer
     */
    record Seen(Optional<Duration> gap, Duration slowest, int answers, int failures) {}

    private SwapWatch(Orders orders, LongSupplier elapsedMillis, Map<String, String> before) {
        this.orders = orders;
        this.elapsedMillis = elapsedMillis;
        this.before = before;
    }

    static SwapWatch begin(Orders orders, LongSupplier elapsedMillis) throws IOException, InterruptedException {
        SwapWatch watch = new SwapWatch(orders, elapsedMillis, orders.values(KEYS));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        long asked = elapsedMillis.getAsLong();
        try {
            note(orders.values(KEYS), asked, elapsedMillis.getAsLong());
        } catch (IOException e) {
            failed();
        }
    }

    /** One answer. */
    synchronized void note(Map<String, String> now, long asked, long answered) {
        answers++;
        slowest = Math.max(slowest, answered - asked);
        if (!now.keySet().equals(before.keySet())) {
            failures++;
        } else if (now.equals(before)) {
            lastOld = answered;
        } else if (firstNew < 0 && now.entrySet().stream().noneMatch(each -> each.getValue().equals(before.get(each.getKey())))) {
            firstNew = answered;
        }
    }

    private synchronized void failed() {
        failures++;
    }

    Seen end() throws InterruptedException {
        close();
        thread.join(END_MILLIS);
        synchronized (this) {
            Optional<Duration> gap = firstNew < 0 || lastOld < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(firstNew - lastOld));
            return new Seen(gap, Duration.ofMillis(slowest), answers, failures);
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}

package dev.hotplug.runtime;

import dev.hotplug.runtime.container.Container;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks every few seconds whether the station still turns and whether a new set has proved itself in time; ends the process
 * otherwise, so that its parent starts it again. The station's sign of life is a system property that changes: a bundle writes it
 * from a turn of the loop. A set in which nobody writes it is not watched for it.
 */
final class Watch {

    /** System property that changes while the station turns. */
    static final String ALIVE = "hotplug.alive";

    private static final long LOOK_SECONDS = 5;
    private static final long SILENCE_SECONDS = Long.getLong("hotplug.silence.seconds", 60);
    /** Ready, link, health and soak; the updater gives up earlier by itself. */
    private static final long TRIAL_SECONDS = Long.getLong("hotplug.trial.seconds", 720);

    private final Container container;
    private final BooleanSupplier onTrial;
    private final ServiceManager manager;
    private final long began = System.nanoTime();
    private String sign;
    private long signAt = began;
    private boolean proved;

    /**
     * @param trial   whether this start is one
     * @param onTrial whether it has still to prove itself; asked seldom
     */
    Watch(Container container, boolean trial, BooleanSupplier onTrial, ServiceManager manager) {
        this.container = container;
        this.proved = !trial;
        this.onTrial = onTrial;
        this.manager = manager;
    }

    void begin() {
        Thread thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (silentFor() > SILENCE_SECONDS) {
            end(1, "The station has not turned for " + SILENCE_SECONDS + " seconds; the process ends and is started again.");
        }
        proved = proved || !onTrial.getAsBoolean();
        if (!proved && secondsSince(began) > TRIAL_SECONDS) {
            end(Container.RESTART, "The new set did not prove itself within " + TRIAL_SECONDS + " seconds.");
        }
        manager.alive();
    }

    private long silentFor() {
        String now = System.getProperty(ALIVE);
        if (now == null || !now.equals(sign)) {
            sign = now;
            signAt = System.nanoTime();
        }
        return secondsSince(signAt);
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }

    /** What hangs is given the time of a stop and no more. */
    private void end(int code, String reason) {
        Ending.claim();
        System.err.println(reason);
        manager.stopping();
        try {
            container.stop();
            container.awaitStop(Launcher.STOP_LIMIT_MILLIS);
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("Hotplug did not stop in order: " + e.getMessage());
        }
        Ending.halt(code);
    }
}

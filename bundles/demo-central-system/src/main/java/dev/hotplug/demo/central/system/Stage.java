package dev.hotplug.demo.central.system;

import java.time.Duration;
import java.util.function.Predicate;

/** Where the script plays: what is known of the charger, and time that passes. */
interface Stage {

    /** What is known now. Any thread. */
    Situation situation();

    /**
     * Waits until the situation is as wanted; false when the limit passed first.
     *
     * @throws InterruptedException when the demo is to end
     */
    boolean await(Predicate<Situation> wanted, Duration limit) throws InterruptedException;

    /** Lets time pass, so that a person can follow. */
    default void pause(Duration time) throws InterruptedException {
        await(situation -> false, time);
    }
}

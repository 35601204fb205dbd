package dev.hotplug.station.connection;

import java.time.Duration;

/**
 * Times and counts of a trial.
 *
 * @param trial     how long new settings are tried
 * @param attempts  failed attempts that end a trial early
 * @param steady    how long a connection must last to count, where no BootNotification is asked for
 * @param settle    from the wish to the trial, at the same address
 * @param moveAfter the same at another address
 * @param deliver   how long messages may still go to the old address, counted while no car charges
 * @param starts    starts of the process that one trial survives
 */
record TrialLimits(
        Duration trial, int attempts, Duration steady, Duration settle, Duration moveAfter, Duration deliver, int starts) {

    static TrialLimits from(TrialConfiguration c) {
        return new TrialLimits(
                seconds(c.trialSeconds(), 5), Math.max(1, c.trialAttempts()), seconds(c.steadySeconds(), 0),
                seconds(c.settleSeconds(), 1), seconds(c.moveAfterSeconds(), 1), seconds(c.deliverSeconds(), 0),
                Math.max(1, c.trialStarts()));
    }

    private static Duration seconds(int seconds, int least) {
        return Duration.ofSeconds(Math.max(least, seconds));
    }
}

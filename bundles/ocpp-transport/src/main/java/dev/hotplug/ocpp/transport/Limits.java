package dev.hotplug.ocpp.transport;

import java.time.Duration;

/**
 * The configuration, in the units the code works with. See {@link TransportConfiguration} for what each one means.
 *
 * @param maxFrame  characters
 * @param maxQueued bytes
 * @param maxHeader bytes
 */
record Limits(
        int maxFrame,
        int maxQueued,
        int maxHeader,
        int maxThreads,
        Duration connect,
        Duration attempt,
        Duration pong,
        Duration write,
        Duration retryFirst,
        Duration retryMax,
        Duration useful) {

    static Limits from(TransportConfiguration c) {
        return new Limits(
                c.maxFrameCharacters(),
                c.maxQueuedBytes(),
                c.maxHeaderBytes(),
                c.maxThreads(),
                seconds("connectTimeoutSeconds", c.connectTimeoutSeconds()),
                seconds("attemptTimeoutSeconds", c.attemptTimeoutSeconds()),
                seconds("pongTimeoutSeconds", c.pongTimeoutSeconds()),
                seconds("writeTimeoutSeconds", c.writeTimeoutSeconds()),
                seconds("retryFirstSeconds", c.retryFirstSeconds()),
                seconds("retryMaxSeconds", c.retryMaxSeconds()),
                seconds("usefulAfterSeconds", c.usefulAfterSeconds()));
    }

    Limits {
        atLeast("maxFrameCharacters", maxFrame, 1024);
        atLeast("maxQueuedBytes", maxQueued, 65_536);
        atLeast("maxHeaderBytes", maxHeader, 4096);
        atLeast("maxThreads", maxThreads, 3);
    }

    private static Duration seconds(String name, int value) {
        atLeast(name, value, 1);
        return Duration.ofSeconds(value);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    TransportConfiguration.PID + ": " + name + " is " + value + " but must be at least " + least);
        }
    }
}

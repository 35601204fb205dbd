package dev.hotplug.ocpp.dispatch;

import java.time.Duration;

/**
 * How long and how much the dispatcher waits, and what it reads.
 *
 * @param parkTime       how long a call waits for a handler that is being swapped
 * @param parkCalls      how many calls wait at most
 * @param parkCharacters their frames together
 * @param answerTime     how long a handler may take
 * @param traceFrames    how many of the last frames are kept
 * @param waitingCalls   how many calls may wait behind the one in flight
 * @param frame          how large a frame may be
 */
record Bounds(
        Duration parkTime,
        int parkCalls,
        int parkCharacters,
        Duration answerTime,
        int traceFrames,
        int waitingCalls,
        FrameSize frame) {

    static Bounds of(DispatchConfig config) {
        return new Bounds(
                Duration.ofSeconds(Math.max(1, config.parkSeconds())),
                Math.max(1, config.parkCalls()),
                Math.max(1, config.parkCharacters()),
                Duration.ofSeconds(Math.max(1, config.answerSeconds())),
                Math.max(0, config.traceFrames()),
                Math.max(1, config.waitingCalls()),
                new FrameSize(
                        Math.min(FrameSize.MAX_DEPTH, Math.max(FrameSize.LEAST_DEPTH, config.frameLevels())),
                        Math.max(1, config.frameValues())));
    }
}

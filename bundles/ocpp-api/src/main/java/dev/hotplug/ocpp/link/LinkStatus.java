package dev.hotplug.ocpp.link;

import java.time.Instant;
import java.util.Optional;

/**
 * How the link to the central system is.
 *
 * @param step      what is being done, or what failed last
 * @param endpoint  address with the identity, without secrets; empty when none is set
 * @param attempt   number of the present or next attempt since the last success, from 1
 * @param openSince the socket has been open since then
 * @param lastPong  when the central system was last heard to be alive
 * @param nextTry   when the next attempt begins, while waiting
 * @param failure   why the last attempt or connection ended; empty after a success that lasts
 */
public record LinkStatus(
        Step step,
        Optional<String> endpoint,
        int attempt,
        Optional<Instant> openSince,
        Optional<Instant> lastPong,
        Optional<Instant> nextTry,
        Optional<Failure> failure) {

    /** Where the link is. */
    public enum Step {
        /** OCPP is off; the failure says why. */
        OFF,
        /** An attempt is under way. */
        CONNECTING,
        OPEN,
        /** Waiting for the next attempt. */
        WAITING
    }

    /**
     * What failed.
     *
     * @param kind which step of the way
     * @param text one sentence: what happened and what to do
     * @param at   when
     */
    public record Failure(Kind kind, String text, Instant at) {}

    /** The steps of the way to a working connection, in their order. */
    public enum Kind {
        SETTINGS,
        DNS,
        REFUSED,
        TIMEOUT,
        TLS,
        HTTP_UNAUTHORIZED,
        HTTP_NOT_FOUND,
        HTTP_SERVER_ERROR,
        HTTP_OTHER,
        SUB_PROTOCOL,
        NO_PONG,
        CLOSED_BY_CENTRAL_SYSTEM,
        LINK_LOST,
        OTHER
    }
}

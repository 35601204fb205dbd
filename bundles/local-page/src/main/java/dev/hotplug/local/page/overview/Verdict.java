package dev.hotplug.local.page.overview;

import dev.hotplug.page.Words;
import java.util.List;

/**
 * Why a connector does not charge, or that it does.
 *
 * @param code     constant, for programs and tests
 * @param mood     how the page colours it
 * @param sentence one sentence
 * @param advice   what to do; empty when there is nothing to do
 * @param chain    what energy needs on its way to the car, in this order, and how far it comes
 */
record Verdict(String code, Mood mood, Words sentence, Words advice, List<Link> chain) {

    /** Moods. */
    enum Mood {
        /** It charges. */
        GOOD,
        /** Nothing is wrong: it is somebody's turn. */
        WAITING,
        /** Somebody should look. */
        TROUBLE
    }

    /** One link of the chain. */
    record Link(Step step, State state) {}

    /** What energy needs. */
    enum Step {
        HARDWARE(Words.of("Elektronik", "Electronics")),
        FAULT(Words.of("Störungsfrei", "No fault")),
        AVAILABILITY(Words.of("Verfügbarkeit", "Availability")),
        CAR(Words.of("Auto verbunden", "Car connected")),
        AUTHORIZATION(Words.of("Autorisierung", "Authorisation")),
        LIMIT(Words.of("Stromgrenze", "Current limit")),
        DEMAND(Words.of("Auto lädt", "Car takes energy"));

        private final Words words;

        Step(Words words) {
            this.words = words;
        }

        Words words() {
            return words;
        }
    }

    /** States of a link. */
    enum State {
        GOOD,
        /** This is what it waits for. */
        BROKEN,
        /** Comes after the broken one. */
        OPEN
    }
}

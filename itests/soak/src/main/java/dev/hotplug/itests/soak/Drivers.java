package dev.hotplug.itests.soak;

import dev.hotplug.itests.blackbox.Rig;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/** People with cars and cards, and the weather: one after the other, as long as it goes on. */
final class Drivers {

    /** All but welded-contact: with that one energy flows whatever anybody does. */
    private static final List<String> FAULTS = List.of(
            "ground-failure", "residual-current", "over-current", "over-voltage", "under-voltage", "over-temperature", "connector-lock",
            "meter", "reader", "pilot", "emergency-stop", "mainboard-lost");
    /** The same card again sooner is the same tap. */
    private static final long ANOTHER_TAP_MILLIS = 1_500;

    private final Rig rig;
    private final Journal journal;
    private final Operator operator;
    private final Random random;
    private volatile boolean ended;
    private Thread thread = Threads.NONE;

    Drivers(Rig rig, Journal journal, Operator operator, Random random) {
        this.rig = rig;
        this.journal = journal;
        this.operator = operator;
        this.random = random;
    }

    void start(int speed) {
        thread = Threads.start("drivers", () -> {
            while (!ended) {
                world("PUT", "clock", "{\"speed\":" + speed + "}");
                visit();
            }
        });
    }

    /** Lets the one who is there go, and sends nobody any more. */
    void end() {
        ended = true;
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave();
    }

    private void visit() {
        String card = random.nextInt(8) == 0 ? Cards.any(random) : Cards.good(random);
        arrive(card);
        int moments = 1 + random.nextInt(8);
        for (int i = 0; i < moments && !ended; i++) {
            wait(300, 3_000);
            somethingHappens(card);
        }
        if (random.nextInt(3) > 0) {
            wait((int) ANOTHER_TAP_MILLIS, 3_000);
            stop(card);
        }
        wait(0, 2_500);
        leave();
        wait(0, 1_500);
    }

    private void arrive(String card) {
        switch (random.nextInt(4)) {
            case 0 -> {
                tap(card);
                wait(0, 2_000);
                plug();
            }
            case 1 -> {
                plug();
                wait(0, 2_000);
                journal.presented(Cards.idTag(card));
                operator.remoteStart(Cards.idTag(card));
            }
            default -> {
                plug();
                wait(0, 1_500);
                tap(card);
            }
        }
    }

    private void plug() {
        world("POST", "plug", "{\"connectorId\":1}");
        wait(0, 500);
        world("PUT", "ev", "{\"connectorId\":1,\"state\":\"C\",\"maxAmps\":" + (6 + random.nextInt(27)) + ",\"phases\":"
                + (random.nextBoolean() ? 3 : 1) + "}");
    }

    private void somethingHappens(String card) {
        switch (random.nextInt(12)) {
            case 0, 1 -> car("B");
            case 2, 3, 4 -> car("C");
            case 5 -> world("PUT", "ev", "{\"connectorId\":1,\"maxAmps\":" + random.nextInt(33) + "}");
            case 6 -> fault(FAULTS.get(random.nextInt(FAULTS.size())));
            case 7 -> tap(Cards.any(random));
            case 8 -> {
                tap(card);
                tap(card);
            }
            case 9 -> car(List.of("D", "E", "F", "A").get(random.nextInt(4)));
            case 10 -> {
                world("POST", "unplug", "{\"connectorId\":1}");
                wait(0, 1_000);
                plug();
            }
            default -> wait(1_000, 5_000);
        }
    }

    private void fault(String name) {
        world("PUT", "faults/" + name, "{}");
        wait(100, 3_000);
        world("DELETE", "faults/" + name, "");
        car("C");
    }

    private void stop(String card) {
        if (random.nextBoolean()) {
            tap(card);
        } else {
            operator.remoteStop();
        }
    }

    private void leave() {
        FAULTS.forEach(name -> world("DELETE", "faults/" + name, ""));
        car("A");
        world("POST", "unplug", "{\"connectorId\":1}");
    }

    private void car(String state) {
        world("PUT", "ev", "{\"connectorId\":1,\"state\":\"" + state + "\"}");
    }

    private void tap(String card) {
        journal.presented(Cards.idTag(card));
        world("POST", "rfid", "{\"uid\":\"" + card + "\"}");
    }

    /** Does nothing while there is no process. */
    private void world(String method, String call, String body) {
        journal.trace("world", method + " " + call + " " + body);
        try {
            rig.world(method, call, body);
        } catch (UncheckedIOException e) {
            journal.trace("world", "nobody there: " + e.getMessage());
        }
    }

    private void wait(int leastMillis, int mostMillis) {
        if (!ended) {
            Clock.pause(leastMillis + random.nextInt(mostMillis - leastMillis + 1));
        }
    }
}

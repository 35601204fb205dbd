package dev.hotplug.demo.central.system;

import dev.hotplug.demo.central.system.World.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The car: it arrives, charges and leaves. It only does what a person at the charger could do, and tells what it does; what
 * the charger makes of it the central system tells. Runs on one thread.
 */
final class Script {

    /** A fast minute: 22 kW bring about 1 kWh in 3 seconds. */
    static final int SPEED = 60;
    /** In the order in which the reader delivers the bytes. */
    static final String CARD = "04A23C5A";

    private static final int SAMPLES = 5;
    private static final Duration BREATH = Duration.ofMillis(1_500);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(40);
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(10);
    private static final Duration CARD_LIMIT = Duration.ofSeconds(8);
    private static final Duration START_LIMIT = Duration.ofSeconds(12);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(15);
    private static final Duration SAMPLE_LIMIT = Duration.ofMillis(4_500);
    private static final Set<String> CLOSED = Set.of("Unavailable", "Faulted", "Reserved");

    private final Stage stage;
    private final World world;
    private final Screen screen;
    private final Optional<UpdateStory> update;

    Script(Stage stage, World world, Screen screen) {
        this(stage, world, screen, Optional.empty());
    }

    /** @param update what the central system sends in the middle; empty for nothing */
    Script(Stage stage, World world, Screen screen, Optional<UpdateStory> update) {
        this.update = update;
        this.stage = stage;
        this.world = world;
        this.screen = screen;
    }

    /** The play cannot go on; the message is the sentence that says why. */
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(String why) {
            super(why);
        }
    }

    /** Plays from the first connection to the summary, or to the sentence that says why not. */
    void play() throws InterruptedException {
        try {
            open();
            arrive();
            charge();
            leave();
            if (update.isPresent()) {
                update.get().end();
            }
        } catch (Ended e) {
            screen.show(Line.demo(e.getMessage()));
        } catch (World.Refused e) {
            screen.show(Line.demo("The simulator refuses to play the car: " + e.getMessage() + "."));
        } catch (IOException e) {
            screen.show(Line.demo("The car cannot be played, because the simulator does not answer: " + e.getMessage() + "."));
        } finally {
            normalSpeed();
        }
    }

    /** Until connector 1 is free, whatever the data folder holds from before. */
    private void open() throws Ended, IOException, InterruptedException {
        need(stage.await(Situation::connected, CONNECT_LIMIT),
                "The charger has not connected to the demo's central system; its log says why.");
        stage.await(s -> !s.status(1).isEmpty(), STATUS_LIMIT);
        String status = stage.situation().status(1);
        need(!CLOSED.contains(status), "Connector 1 is not in service (" + status + "), so no car can charge here now.");
        if (world.look().plugged()) {
            screen.show(Line.car("A car is plugged in from before; it leaves first."));
            world.unplug();
        }
        need(stage.await(Script::free, LEAVE_LIMIT), "Connector 1 does not become free.");
        stage.pause(BREATH);
    }

    /** A charger that was connected before and has only come back tells nothing that has not changed. */
    private static boolean free(Situation situation) {
        return situation.status(1).isEmpty() || situation.status(1).equals("Available");
    }

    private void arrive() throws Ended, IOException, InterruptedException {
        if (world.look().cardReader()) {
            tap("A driver taps card " + CARD + " at the reader.");
            stage.await(s -> !s.status(1).equals("Available"), CARD_LIMIT);
            stage.pause(BREATH);
        } else {
            screen.show(Line.demo("This model has no card reader: in this demo plugging in is enough (AuthEnabled false)."));
        }
        screen.show(Line.car("The car is plugged in and asks for energy."));
        world.plug();
        world.wantEnergy();
        boolean begun = stage.await(s -> s.running().isPresent() && s.status(1).equals("Charging"), START_LIMIT);
        if (!begun) {
            world.unplug();
        }
        need(begun, "No charge has begun, so the car leaves again.");
    }

    private void charge() throws IOException, InterruptedException {
        screen.show(Line.demo("From here the simulated electricity flows " + SPEED + " times faster than in life."));
        world.speed(SPEED);
        for (int i = 0; i < SAMPLES && stage.situation().running().isPresent(); i++) {
            sample();
        }
        if (update.isPresent() && stage.situation().running().isPresent()) {
            update.get().play();
            sample();
        }
        stage.pause(BREATH);
    }

    /** Waits for the charger to tell its meter; looks at the meter when it has been told to do that seldom. */
    private void sample() throws IOException, InterruptedException {
        int heard = stage.situation().samples();
        boolean told = stage.await(s -> s.samples() > heard || s.running().isEmpty(), SAMPLE_LIMIT);
        if (!told) {
            Seen seen = world.look();
            stage.situation().running().ifPresent(start ->
                    screen.show(Narration.energy(seen.meterWattHour() - start.meterWattHour(), OptionalDouble.empty())));
        }
    }

    private void leave() throws Ended, IOException, InterruptedException {
        if (stage.situation().running().isPresent() && world.look().cardReader()) {
            tap("The driver taps the same card again to stop.");
            stage.await(s -> s.running().isEmpty(), CARD_LIMIT);
            stage.pause(BREATH);
        }
        screen.show(Line.car("The car is unplugged and leaves."));
        world.unplug();
        stage.await(s -> s.running().isEmpty() && s.status(1).equals("Available"), LEAVE_LIMIT);
        screen.show(stage.situation().last()
                .map(session -> Narration.summary(session, SPEED))
                .orElse(Line.demo("The charger has not told the end of the charge yet.")));
    }

    private void tap(String sentence) throws IOException {
        screen.show(Line.car(sentence));
        world.card(CARD);
    }

    private void normalSpeed() {
        try {
            world.speed(1);
        } catch (IOException e) {
            // the simulator is gone, and its speed with it
        }
    }

    private static void need(boolean condition, String otherwise) throws Ended {
        if (!condition) {
            throw new Ended(otherwise);
        }
    }
}

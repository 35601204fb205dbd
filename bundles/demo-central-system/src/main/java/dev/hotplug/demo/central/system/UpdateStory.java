package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** The middle of {@code hotplug demo --update}: the central system sends an update while the car charges. On the script's thread. */
final class UpdateStory {

    private static final Set<String> GOOD = Set.of("Installed");
    private static final Set<String> BAD = Set.of("DownloadFailed", "InstallationFailed");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Stage stage;
    private final World world;
    private final Screen screen;
    private final Means means;

    /**
     * What it needs beside the stage.
     *
     * @param location of the update
     * @param bytes    its size
     * @param fresh    what only the new versions have in their names
     * @param back     goes back to the set before, so that the demo can be seen again; says how that went
     */
    record Means(Orders orders, URI location, int bytes, String fresh, Frames frames, StationTime time, Back back) {}

    /** The last frames, one line each, oldest first. */
    interface Frames {
        List<String> since(Instant from) throws IOException;
    }

    /** The way back. */
    interface Back {
        String go() throws InterruptedException;
    }

    UpdateStory(Stage stage, World world, Screen screen, Means means) {
        this.stage = stage;
        this.world = world;
        this.screen = screen;
        this.means = means;
    }

    void play() throws IOException, InterruptedException {
        double meter = world.look().meterWattHour();
        Instant began = means.time().now();
        screen.show(Line.demo("While the car charges, the central system sends an update of " + means.bytes()
                + " bytes: the core profile and the driver of this model."));
        try (SwapWatch watch = SwapWatch.begin(means.orders(), means.time()::elapsedMillis)) {
            means.orders().update(means.location());
            boolean ended = stage.await(s -> GOOD.contains(s.firmware()) || BAD.contains(s.firmware()), LIMIT);
            SwapWatch.Seen seen = watch.end();
            screen.show(Line.demo("The frames around the swap:"));
            FramesAround.of(means.frames().since(began), means.fresh()).forEach(screen::frame);
            screen.show(ended && GOOD.contains(stage.situation().firmware())
                    ? swapped(seen)
                    : Line.demo("The update did not come to a good end; the charge goes on, and the log of the charger says why."));
        }
        double now = world.look().meterWattHour();
        screen.show(Line.demo(String.format(Locale.ROOT, "The meter went on: %.0f Wh more than before the update.", now - meter)));
        stage.situation().running().ifPresent(start ->
                screen.show(Narration.energy(now - start.meterWattHour(), OptionalDouble.empty())));
    }

    private static Line swapped(SwapWatch.Seen seen) {
        String gap = seen.gap().map(each -> "The gap: " + each.toMillis() + " ms from the last answer of the old versions to the first of the new ones; ").orElse("");
        return Line.demo(gap + "the longest of " + seen.answers() + " answers meanwhile took " + seen.slowest().toMillis() + " ms, "
                + (seen.failures() == 0 ? "none was wrong." : seen.failures() + " were missing or wrong."));
    }

    /** After the car has left. */
    void end() throws InterruptedException {
        screen.show(Line.demo(means.back().go()));
    }
}

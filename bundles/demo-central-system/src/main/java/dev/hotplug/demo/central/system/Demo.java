package dev.hotplug.demo.central.system;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The demo from its first word to its last, on one thread: central system, script, and a charger that keeps running. */
final class Demo implements Runnable {

    private static final Duration PAGE_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Stage stage;
    private final World world;
    private final Screen screen;
    private final QuickSamples samples;
    private final Page page;
    private final Optional<UpdateStory> update;

    /** @param update what the central system sends in the middle; empty for nothing */
    Demo(Stage stage, World world, Screen screen, QuickSamples samples, Page page, Optional<UpdateStory> update) {
        this.update = update;
        this.stage = stage;
        this.world = world;
        this.screen = screen;
        this.samples = samples;
        this.page = page;
    }

    @Override
    public void run() {
        try {
            awaitSimulator();
            play();
            screen.show(Line.demo("The demo is over, and the charger keeps running. Drive the car by hand at " + page.address()
                    + " ; Ctrl-C ends it."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            screen.show(Line.demo("The demo cannot go on: " + e.getMessage() + "."));
        }
    }

    private void play() throws IOException, InterruptedException {
        samples.begin(world.look().cardReader());
        try {
            new Script(stage, world, screen, update).play();
        } finally {
            samples.end();
        }
    }

    /** The page's port opens while the bundles start. */
    private void awaitSimulator() throws InterruptedException {
        for (long looks = PAGE_LIMIT.dividedBy(LOOK); looks > 0 && !answers(); looks--) {
            stage.pause(LOOK);
        }
    }

    private boolean answers() {
        try {
            world.look();
            return true;
        } catch (World.Refused e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

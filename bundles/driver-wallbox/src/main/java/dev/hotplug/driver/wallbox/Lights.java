package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Indication;
import dev.hotplug.mainboard.Panel;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The halo: shows the status, and answers a card by blinking. Nothing is shown before the station has said what, or, on a
 * cold start, that the charger is starting. Thread safe.
 */
final class Lights {

    /** One blink, dark and light. */
    static final Duration BLINK = Duration.ofMillis(200);

    private final Consumer<Panel> show;
    private final Delay delay;
    private HaloTable.Light light;
    private List<String> lines = List.of();
    private int brightnessPercent = 100;
    private int blinkRepeat;
    private Runnable stopBlinking;
    private boolean ended;

    Lights(Consumer<Panel> show, Delay delay) {
        this.show = show;
        this.delay = delay;
    }

    synchronized void starting() {
        light = HaloTable.STARTING;
        refresh();
    }

    synchronized void indicate(Indication indication, boolean screen) {
        light = HaloTable.of(indication);
        lines = screen && !indication.message().isEmpty() ? List.of(indication.message()) : List.of();
        refresh();
    }

    synchronized void adjust(int brightness, int blinks) {
        brightnessPercent = brightness;
        blinkRepeat = blinks;
        refresh();
    }

    /** A card was read. */
    synchronized void blink() {
        if (blinkRepeat > 0 && !ended) {
            still();
            stopBlinking = delay.after(BLINK.multipliedBy(blinkRepeat), this::stopped);
            refresh();
        }
    }

    private synchronized void stopped() {
        stopBlinking = null;
        refresh();
    }

    /** No timer is left behind, and none is set any more. */
    synchronized void end() {
        ended = true;
        still();
    }

    private void still() {
        if (stopBlinking != null) {
            stopBlinking.run();
            stopBlinking = null;
        }
    }

    private void refresh() {
        if (light != null) {
            Panel.Pattern pattern = stopBlinking == null ? light.pattern() : Panel.Pattern.BLINKING;
            show.accept(new Panel(light.halo(), pattern, brightnessPercent, lines));
        }
    }
}

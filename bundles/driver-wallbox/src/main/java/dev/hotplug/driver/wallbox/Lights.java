package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Indication;
import dev.hotplug.mainboard.Panel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The halo and the screen: they show the status, and the halo answers a card by blinking. Nothing is shown before the station has said what, or, on a
 * cold start, that the charger is starting. Thread safe.
 */
final class Lights {

    /** One blink, dark and light. */
    static final Duration BLINK = Duration.ofMillis(200);

    private final Consumer<Panel> show;
    private final Delay delay;
    private final boolean screen;
    private HaloTable.Light light;
    private Optional<Indication> shown = Optional.empty();
    private Screen.Language language = Screen.Language.EN;
    private int brightnessPercent = 100;
    private int blinkRepeat;
    private Runnable stopBlinking;
    private boolean ended;

    /** @param screen there is one, which shows lines of text */
    Lights(Consumer<Panel> show, Delay delay, boolean screen) {
        this.show = show;
        this.delay = delay;
        this.screen = screen;
    }

    synchronized void starting() {
        light = HaloTable.STARTING;
        refresh();
    }

    synchronized void indicate(Indication indication) {
        light = HaloTable.of(indication);
        shown = Optional.of(indication);
        refresh();
    }

    synchronized void language(Screen.Language spoken) {
        language = spoken;
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
            show.accept(new Panel(light.halo(), pattern, brightnessPercent, lines()));
        }
    }

    private List<String> lines() {
        return screen ? shown.map(i -> Screen.lines(i, language)).orElseGet(() -> Screen.starting(language)) : List.of();
    }
}

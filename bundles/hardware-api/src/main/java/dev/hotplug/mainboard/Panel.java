package dev.hotplug.mainboard;

import java.util.List;

/**
 * What the charger shows.
 *
 * @param halo       colour of the light ring
 * @param pattern    how it moves
 * @param brightnessPercent 0 to 100
 * @param displayLines lines of a screen, empty where there is none
 */
public record Panel(Halo halo, Pattern pattern, int brightnessPercent, List<String> displayLines) {

    public Panel {
        displayLines = List.copyOf(displayLines);
    }

    /** Colours of the vendor's halo. */
    public enum Halo {
        OFF,
        GREEN,
        TURQUOISE,
        BLUE,
        YELLOW,
        RED
    }

    /** How the halo moves. */
    public enum Pattern {
        STEADY,
        PULSING,
        BLINKING,
        ROTATING
    }
}

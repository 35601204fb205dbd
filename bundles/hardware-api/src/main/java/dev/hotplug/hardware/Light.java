package dev.hotplug.hardware;

import java.util.List;

/**
 * What a charger shows to whoever stands in front of it.
 *
 * @param colour            of the halo: {@code off}, {@code green}, {@code turquoise}, {@code blue}, {@code yellow}, {@code red}
 * @param movement          {@code steady}, {@code pulsing}, {@code blinking} or {@code rotating}
 * @param brightnessPercent 0 to 100
 * @param displayLines      of a screen; empty where there is none
 */
public record Light(String colour, String movement, int brightnessPercent, List<String> displayLines) {

    public Light {
        displayLines = List.copyOf(displayLines);
    }
}

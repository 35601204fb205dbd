package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.NetworkStatus;
import java.util.Set;

/**
 * What a model adds to its part numbers.
 *
 * @param label      the name people use
 * @param partNumber the model's part number when none is given; its first group is that of all of them
 * @param parts      what the model is built with
 * @param networks   by which networks it can be reached
 * @param weakest    rating when the power code is unknown: the weakest the model is built with
 */
public record Traits(String label, String partNumber, Set<Part> parts, Set<NetworkStatus.Kind> networks, PartNumber.Rating weakest) {

    public Traits {
        parts = Set.copyOf(parts);
        networks = Set.copyOf(networks);
    }

    /** What some models have and others do not. */
    public enum Part {
        /** The cable is the user's own and a lock holds it; without it the cable is fixed, whatever the cable code says. */
        SOCKET,
        /** A card reader, when the version code is unknown. */
        CARD_READER,
        /** A screen on which a PIN can be typed. */
        SCREEN,
        /** Whether the supply is TN or TT can be set. */
        EARTHING_CHOICE,
        /** Residual current is detected by a CCID20, as North America has it. */
        CCID
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** The first group of the model's part numbers. */
    String code() {
        return PartNumber.parse(partNumber).group(0);
    }
}

package dev.hotplug.station.metering;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.settings.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * ConnectorPhaseRotation (OCPP 1.6 section 9.1.6): how the phases of each connector's meter are wired to the grid. Where
 * it is known, the values of connector 0 add up currents by grid phase. Pure.
 *
 * @param rotations by connector, 0 included, as set
 */
public record PhaseRotation(Map<ConnectorId, String> rotations) {

    private static final Set<String> NAMES =
            Set.of("NotApplicable", "Unknown", "RST", "RTS", "SRT", "STR", "TRS", "TSR");

    private static final String GRID = "RST";

    public PhaseRotation {
        rotations = Map.copyOf(rotations);
    }

    /** Reads a value of the key. */
    public static PhaseRotation parse(String value) {
        Map<ConnectorId, String> rotations = new HashMap<>();
        for (String item : items(value)) {
            int dot = item.indexOf('.');
            rotations.put(new ConnectorId(Integer.parseInt(item.substring(0, dot))), item.substring(dot + 1));
        }
        return new PhaseRotation(rotations);
    }

    /** Judges a value of the key for a charge point with so many connectors. */
    public static Setting.Verdict judge(String value, int connectors) {
        Map<Integer, String> seen = new TreeMap<>();
        for (String item : items(value)) {
            String[] parts = item.split("\\.", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,3}") || !NAMES.contains(parts[1])) {
                return Setting.Verdict.refused("does not know the item " + item);
            }
            int connector = Integer.parseInt(parts[0]);
            if (connector > connectors || seen.put(connector, item) != null) {
                return Setting.Verdict.refused("names connector " + connector + " twice, or there is none");
            }
        }
        return Setting.Verdict.of(String.join(",", items(value)));
    }

    /** Which grid phase (0 for R) a phase of a connector's meter is on; the same one where it is not known. */
    public int gridPhase(ConnectorId connector, int meterPhase) {
        String rotation = rotations.getOrDefault(connector, GRID);
        int grid = rotation.length() == GRID.length() ? GRID.indexOf(rotation.charAt(meterPhase)) : meterPhase;
        return grid < 0 ? meterPhase : grid;
    }

    private static List<String> items(String value) {
        List<String> items = new ArrayList<>();
        for (String part : value.split(",")) {
            if (!part.isBlank()) {
                items.add(part.strip());
            }
        }
        return items;
    }
}

package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.mainboard.BoardFault;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one version of a driver leaves to the next, as flat text: for each socket {@code N.highestWattHour} and
 * {@code N.faults} (names of {@link BoardFault}, separated by commas), and the schema. Pure.
 *
 * @param sockets by number
 */
record DriverMemory(SortedMap<Integer, SocketMemory> sockets) {

    static final DriverMemory NOTHING = new DriverMemory(new TreeMap<>());

    private static final String HIGHEST = ".highestWattHour";
    private static final String FAULTS = ".faults";

    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put(DriverHandOver.SCHEMA, Long.toString(WallboxDriver.WRITES));
        sockets.forEach((socket, memory) -> {
            facts.put(socket + HIGHEST, Double.toString(memory.highestWattHour()));
            facts.put(socket + FAULTS, memory.faults().stream().map(BoardFault::name).sorted().collect(Collectors.joining(",")));
        });
        return facts;
    }

    /**
     * Reads what a version before left; empty when this version cannot. Nothing left is nothing to remember: versions
     * before the first schema left nothing.
     */
    static Optional<DriverMemory> of(Map<String, String> facts) {
        if (facts.isEmpty()) {
            return Optional.of(NOTHING);
        }
        try {
            return Long.toString(WallboxDriver.WRITES).equals(facts.get(DriverHandOver.SCHEMA)) ? Optional.of(read(facts)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DriverMemory read(Map<String, String> facts) {
        SortedMap<Integer, SocketMemory> sockets = new TreeMap<>();
        facts.forEach((name, value) -> {
            if (name.endsWith(HIGHEST)) {
                String socket = name.substring(0, name.length() - HIGHEST.length());
                sockets.put(Integer.parseInt(socket), socket(value, facts.getOrDefault(socket + FAULTS, "")));
            }
        });
        return new DriverMemory(sockets);
    }

    private static SocketMemory socket(String highest, String faults) {
        double wattHour = Double.parseDouble(highest);
        if (!(wattHour >= 0) || Double.isInfinite(wattHour)) {
            throw new IllegalArgumentException("a register of " + highest + " Wh");
        }
        return new SocketMemory(wattHour, Arrays.stream(faults.split(","))
                .filter(name -> !name.isEmpty())
                .map(BoardFault::valueOf)
                .collect(Collectors.toSet()));
    }
}

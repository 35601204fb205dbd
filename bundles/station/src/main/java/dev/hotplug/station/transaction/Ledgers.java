package dev.hotplug.station.transaction;

import dev.hotplug.store.Fields;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which log belongs to which central system. The first central system has the log {@link #FIRST}; each other one has a log
 * of its own, so that what was opened at one can never be sent to another. While another central system is tried, events go
 * into {@link #OPEN}, which belongs to nobody yet. Immutable.
 *
 * @param current   log of the central system in force
 * @param held      another one is tried
 * @param addresses address by log; a log without one belongs to whoever comes first
 */
record Ledgers(String current, boolean held, Map<String, String> addresses) {

    static final String FIRST = "transactions";
    static final String OPEN = "transactions@open";
    private static final String LATER = "transactions@";
    private static final String CURRENT = "current";
    private static final String HELD = "held";
    private static final String ADDRESS = "address.";

    Ledgers {
        addresses = Map.copyOf(addresses);
    }

    static Ledgers read(Fields fields) {
        Map<String, String> addresses = new TreeMap<>();
        fields.values().forEach((name, value) -> {
            if (name.startsWith(ADDRESS)) {
                addresses.put(name.substring(ADDRESS.length()), value);
            }
        });
        return new Ledgers(fields.text(CURRENT).orElse(FIRST), fields.flag(HELD, false), addresses);
    }

    Fields write() {
        Map<String, String> values = new TreeMap<>();
        values.put(CURRENT, current);
        values.put(HELD, Boolean.toString(held));
        addresses.forEach((log, address) -> values.put(ADDRESS + log, address));
        return new Fields(values);
    }

    /** Where events go now. */
    String writing() {
        return held ? OPEN : current;
    }

    Optional<String> address(String log) {
        return Optional.ofNullable(addresses.get(log));
    }

    /** Another central system is tried; the one in force has this address. */
    Ledgers heldBy(String address) {
        Map<String, String> more = new TreeMap<>(addresses);
        more.putIfAbsent(current, address);
        return new Ledgers(current, true, more);
    }

    /** The log of a central system, also of one that has none yet. */
    String logOf(String address) {
        return addresses.entrySet().stream()
                .filter(e -> e.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> addresses.containsKey(current) ? unused() : current);
    }

    /** This central system is in force. Of the others only those that {@code waiting} names are remembered. */
    Ledgers settled(String address, Collection<String> waiting) {
        String log = logOf(address);
        Map<String, String> fewer = new TreeMap<>(addresses);
        fewer.keySet().retainAll(waiting);
        fewer.put(log, address);
        return new Ledgers(log, false, fewer);
    }

    private String unused() {
        int number = 2;
        while (addresses.containsKey(LATER + number)) {
            number++;
        }
        return addresses.containsKey(FIRST) || current.equals(FIRST) ? LATER + number : FIRST;
    }
}

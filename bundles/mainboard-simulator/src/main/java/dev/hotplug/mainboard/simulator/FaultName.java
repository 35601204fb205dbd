package dev.hotplug.mainboard.simulator;

import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The faults by the names of the HTTP interface: {@code ground-failure} and so on. Pure. */
final class FaultName {

    private static final Set<BoardFault> OF_READER = EnumSet.of(BoardFault.READER, BoardFault.CARD_HELD, BoardFault.CARD_COLLISION);

    private FaultName() {}

    static Optional<BoardFault> parse(String name) {
        return Arrays.stream(BoardFault.values()).filter(f -> of(f).equals(name)).findFirst();
    }

    static String of(BoardFault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String all() {
        return Arrays.stream(BoardFault.values()).map(FaultName::of).collect(Collectors.joining(", "));
    }

    /** The hardware that would have to be there to break; empty when it is. */
    static Optional<String> missing(BoardFault fault, BoardSetup setup) {
        if (fault == BoardFault.CONNECTOR_LOCK && !setup.lock()) {
            return Optional.of("this model has no connector lock");
        }
        return OF_READER.contains(fault) && !setup.cardReader() ? Optional.of("this model has no card reader") : Optional.empty();
    }
}

package dev.hotplug.wallbox.keys;

import dev.hotplug.hardware.NetworkStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The signal strength of the first radio that Linux lists in {@code /proc/net/wireless}; it does not say the name of the
 * network. Read each time it is asked for.
 */
final class ProcWireless implements NetworkStatus {

    private static final int TITLES = 2;
    private static final int LEVEL = 3;

    private final Path file;

    ProcWireless(Path file) {
        this.file = file;
    }

    /** There is a radio. */
    boolean present() {
        return uplink().isPresent();
    }

    @Override
    public Optional<Uplink> uplink() {
        return lines().stream().skip(TITLES).map(ProcWireless::dbm).filter(OptionalInt::isPresent).findFirst()
                .map(level -> new Uplink(Kind.WIFI, Optional.empty(), level));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Columns: interface, status, link, level, noise ...; a level that is no negative dBm is none. */
    private static OptionalInt dbm(String line) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length <= LEVEL) {
            return OptionalInt.empty();
        }
        try {
            int level = (int) Math.round(Double.parseDouble(columns[LEVEL]));
            return level < 0 && level > -150 ? OptionalInt.of(level) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}

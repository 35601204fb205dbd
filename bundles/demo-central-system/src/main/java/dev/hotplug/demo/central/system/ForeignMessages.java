package dev.hotplug.demo.central.system;

import dev.hotplug.settings.CentralSystem;
import java.util.Optional;

/** Protects what belongs to somebody else's central system. Pure. */
final class ForeignMessages {

    private ForeignMessages() {}

    /**
     * Why the demo must not begin: its central system would take over messages about charges that another one waits for.
     *
     * @param installed the central system that the data folder is set up for, switched on or off
     * @param backlog   messages that wait in the log
     */
    static Optional<String> refusal(CentralSystem installed, long backlog, String dataFolder) {
        if (backlog == 0 || installed.url().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The data folder " + dataFolder + " holds " + backlog + " messages about charges for "
                + installed.url() + ", which the demo would take: give the demo a folder of its own with --data.");
    }
}

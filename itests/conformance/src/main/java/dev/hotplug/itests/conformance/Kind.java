package dev.hotplug.itests.conformance;

import java.util.List;

/** A kind of row: its file in the folder {@code rows}, and the columns that each line of it has. */
enum Kind {
    STATEMENT("statements.txt", "Statements", List.of("#", "a charge point ...", "source")),
    MESSAGE("messages.txt", "Messages", List.of("message", "profile", "sent by")),
    KEY("keys.txt", "Configuration keys", List.of("key", "profile", "demanded", "access", "effect")),
    EVENT("security-events.txt", "Security events", List.of("event", "critical", "reported when")),
    CASE("octt.txt", "Cases of the OCPP compliance test tool", List.of("case", "what happens"));

    private final String file;
    private final String title;
    private final List<String> columns;

    Kind(String file, String title, List<String> columns) {
        this.file = file;
        this.title = title;
        this.columns = columns;
    }

    String file() {
        return file;
    }

    String title() {
        return title;
    }

    /** The first is the name of the row. */
    List<String> columns() {
        return columns;
    }
}

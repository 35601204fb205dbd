package dev.hotplug.station.limit;

import dev.hotplug.model.ConnectorId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a plan lies: the slot of a source at a connector. */
public record Place(ConnectorId connector, String source) {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,30}");
    private static final Pattern NAME = Pattern.compile("(\\d{1,4})\\.([a-z0-9-]{1,30})");

    /** A name that a slot can have. */
    public static boolean named(String source) {
        return SOURCE.matcher(source).matches();
    }

    /** The name of its document. */
    String document() {
        return connector + "." + source;
    }

    static Optional<Place> ofDocument(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Place(new ConnectorId(Integer.parseInt(matcher.group(1))), matcher.group(2)))
                : Optional.empty();
    }
}

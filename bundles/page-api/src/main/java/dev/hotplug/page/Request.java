package dev.hotplug.page;

import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A request as a handler sees it: its fields have the types that the route declared. */
@ProviderType
public interface Request {

    /** A parameter of the route's path, decoded; at most 200 characters. */
    String path(String name);

    Optional<String> text(String name);

    Optional<Long> wholeNumber(String name);

    Optional<Boolean> flag(String name);

    /**
     * The file of a route that takes one, as it comes in; empty of other routes. Reading fails once it is too large or too slow:
     * the handler puts away what it has, and whatever it answers then, the page says which of the two it was.
     */
    InputStream body();

    /** Who asks. */
    Access access();

    /** Who asks, for the log: a role, or the name of an API token. */
    String user();
}

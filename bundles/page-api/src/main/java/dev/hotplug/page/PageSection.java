package dev.hotplug.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One section of the technician's page; a whiteboard service. The section is there while the service is; pages that are open
 * notice within a second. What it says of itself is constant for the life of the service, but for {@link #absence()}.
 */
@ConsumerType
public interface PageSection {

    /** Pattern of {@link #id()}. */
    String ID = "[a-z][a-z0-9-]{0,29}";

    /** Name in addresses: {@code #/ID} in the browser, {@code /api/ID/...} for its resources. */
    String id();

    /** In the page's menu; one or two words. */
    Words title();

    /** Place in the menu; lower comes first. The overview has 0, what concerns the page itself 900. */
    int order();

    /** Why the section cannot be used on this charger; the page shows the reason in its place. Any thread; asked each time. */
    default Optional<Words> absence() {
        return Optional.empty();
    }

    /**
     * The JavaScript module, UTF-8, at most 256 KiB. It exports {@code show(place, page)}, called when the section is opened
     * with an empty element and the page's helpers (see the README of local-page); what that returns, if anything, is called
     * when the section is left. It must not load anything from elsewhere. Read once for each registration of the service.
     */
    InputStream module() throws IOException;

    /** Resources under {@code /api/ID}. */
    default List<Route> routes() {
        return List.of();
    }

    /** What can be followed live. */
    default List<Topic> topics() {
        return List.of();
    }
}

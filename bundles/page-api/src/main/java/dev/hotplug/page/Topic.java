package dev.hotplug.page;

import java.util.function.Supplier;

/**
 * A value that open pages follow: it is asked for about once a second while somebody looks, and sent when it has changed.
 *
 * @param name   {@code [a-z][a-z0-9-]{0,29}}; in the stream it is called {@code ID/name}
 * @param access who may follow it
 * @param value  map, list, text, number, boolean or null, nested as one likes; on the page's thread, must not block. What it
 *               throws is logged and sends nothing
 */
public record Topic(String name, Access access, Supplier<Object> value) {

    public Topic {
        if (!name.matches(PageSection.ID)) {
            throw new IllegalArgumentException("not a topic's name: " + name);
        }
    }
}

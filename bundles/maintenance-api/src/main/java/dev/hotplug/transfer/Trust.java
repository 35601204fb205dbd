package dev.hotplug.transfer;

import java.util.List;

/**
 * Which certificates of servers are trusted: the roots of the Java installation and these. Chain, dates and host name are
 * checked in any case.
 *
 * @param roots PEM texts
 */
public record Trust(List<String> roots) {

    /** The roots of the Java installation alone. */
    public static final Trust JAVA = new Trust(List.of());

    public Trust {
        roots = List.copyOf(roots);
    }

    /** Never the contents. */
    @Override
    public String toString() {
        return "Trust[" + roots.size() + " roots]";
    }
}

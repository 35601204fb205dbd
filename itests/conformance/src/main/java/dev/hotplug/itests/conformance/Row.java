package dev.hotplug.itests.conformance;

import java.util.List;

/**
 * One line of the conformance table.
 *
 * @param cells as many as the kind has columns; the first is the name, by which {@code @Shows} calls it
 */
record Row(Kind kind, List<String> cells) {

    String name() {
        return cells.get(0);
    }
}

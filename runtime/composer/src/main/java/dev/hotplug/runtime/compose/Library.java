package dev.hotplug.runtime.compose;

import java.nio.file.Path;

/**
 * An artifact that is no bundle of a feature.
 *
 * @param id     group:artifact:version
 * @param folder of the distribution: {@code lib} for what runs on a charger, {@code tool} for what does not
 */
record Library(String id, String folder) {

    /** @param word {@code id}, or {@code folder=id} */
    static Library of(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? new Library(word, "lib") : new Library(word.substring(equals + 1), word.substring(0, equals));
    }

    Path in(Path home) {
        String[] parts = id.split(":");
        return home.resolve(folder).resolve(parts[1] + "-" + parts[2] + ".jar");
    }
}

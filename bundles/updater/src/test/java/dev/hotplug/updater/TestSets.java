package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.Hash;
import dev.hotplug.boot.Intake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of bundles that are words, like {@code a-1}: name, dash, version. */
final class TestSets {

    static final Path DATA = Path.of("/data");
    private static final Map<String, String> NAMES = new HashMap<>();

    private TestSets() {}

    static byte[] content(String word) {
        return ("content of " + word).getBytes(StandardCharsets.UTF_8);
    }

    static GenerationBundle bundle(String word) {
        String[] parts = word.split("-");
        String sha256 = Hash.of(content(word));
        NAMES.put(sha256, parts[0]);
        return new GenerationBundle(parts[0], parts[1], sha256, content(word).length, 50, "g:" + parts[0] + ":" + parts[1]);
    }

    static Generation set(String version, String... words) {
        return new Generation(
                0, version, "g:set:" + version, "model", 0, Arrays.stream(words).map(TestSets::bundle).toList(), Map.of(), Map.of(), "");
    }

    /** The distribution has these. */
    static Map<String, String> shipped(String... words) {
        Map<String, String> shipped = new HashMap<>();
        List.of(words).forEach(word -> shipped.put(bundle(word).sha256(), "/home/bundles/" + bundle(word).sha256() + ".jar"));
        return shipped;
    }

    static void take(Generations store, String... words) throws IOException {
        for (String word : words) {
            try (Intake intake = store.open(bundle(word).sha256())) {
                intake.write(content(word));
                intake.keep();
            }
        }
    }

    /** By the hash that a location ends with. */
    static String nameAt(String location) {
        return NAMES.get(location.substring(location.length() - 68, location.length() - 4));
    }
}

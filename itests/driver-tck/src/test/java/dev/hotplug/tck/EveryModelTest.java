package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No model ships without having passed. */
class EveryModelTest {

    @Test
    void everyModelOfTheFeaturesIsTested() throws IOException {
        assertEquals(names(Path.of("../../features"), ".json"), tested());
    }

    private static Set<String> tested() throws IOException {
        return names(Path.of("src/test/java/dev/hotplug/tck"), "TckTest.java").stream()
                .map(EveryModelTest::hyphens)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code PulsarPlusNa} as {@code pulsar-plus-na}, {@code Commander2} as {@code commander-2}. */
    private static String hyphens(String name) {
        return Arrays.stream(name.split("(?<=.)(?=[A-Z0-9])")).map(String::toLowerCase).collect(Collectors.joining("-"));
    }

    private static Set<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}

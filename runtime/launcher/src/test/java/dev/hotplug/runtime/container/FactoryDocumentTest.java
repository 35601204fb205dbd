package dev.hotplug.runtime.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactoryDocumentTest {

    private static final String ONE = "1".repeat(64);
    private static final String DOCUMENT = """
            {"bundles":[{"id":"g:one:1","sha256":"%s"}],"extensions":{"hotplug-update":{"json":{"securityCounter":7}}}}""".formatted(ONE);

    @TempDir
    Path home;

    private FactoryDocument of(String text, String sha256) throws IOException {
        Files.createDirectories(home.resolve("sets"));
        Files.writeString(home.resolve("sets/tiny.json"), text);
        return FactoryDocument.of(home, "tiny", feature(sha256));
    }

    private static Feature feature(String sha256) {
        return new Feature("g:tiny:1", "Tiny", List.of(new FeatureBundle("g:one:1", "one.jar", sha256, 1, 50)), Set.of(), Map.of(), null);
    }

    @Test
    void itIsReadByteForByteWithItsCounter() throws IOException {
        assertEquals(new FactoryDocument(DOCUMENT, 7), of(DOCUMENT, ONE));
    }

    @Test
    void withoutItOrWithOneThatDoesNotFitThereIsNone() throws IOException {
        assertEquals(FactoryDocument.NONE, FactoryDocument.of(home, "tiny", feature(ONE)));
        assertEquals(FactoryDocument.NONE, of(DOCUMENT, "2".repeat(64)));
        assertEquals(FactoryDocument.NONE, of("{", ONE));
    }
}

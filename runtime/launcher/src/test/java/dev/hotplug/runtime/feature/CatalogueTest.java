package dev.hotplug.runtime.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final String SHA = "0".repeat(64);

    @TempDir
    Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("add-ons"));
        Files.writeString(folder.resolve("tiny.json"), """
                { "id": "g:tiny:1", "name": "Tiny",
                  "bundles": [ { "id": "g:a:1", "file": "bundles/a.jar", "sha256": "%s", "size": 7, "start-order": 90 } ],
                  "configurations": { "p.q": {} },
                  "extensions": {
                    "hotplug-model": { "json": { "name": "tiny", "code": "TIN1", "partNumber": "TIN1-S-2-4-8" } },
                    "framework-launching-properties": { "json": { "a": "b" } } } }
                """.formatted(SHA));
        Files.writeString(folder.resolve("add-ons/extra.json"), "{ \"id\": \"g:extra:1\", \"configurations\": { \"r.s\": {} } }");
        catalogue = new Catalogue(folder);
    }

    @Test
    void readsAModel() {
        assertEquals(
                new Feature(
                        "g:tiny:1",
                        "Tiny",
                        List.of(new FeatureBundle("g:a:1", "bundles/a.jar", SHA, 7, 90)),
                        Set.of("p.q"),
                        Map.of("a", "b"),
                        new Feature.Model("tiny", "TIN1", "TIN1-S-2-4-8")),
                catalogue.model("tiny"));
    }

    @Test
    void readsAnAddOnWithoutAModel() {
        assertNull(catalogue.addOn("extra").model());
        assertEquals(Set.of("p.q", "r.s"), catalogue.pids());
    }

    @Test
    void listsTheModelsWhenOneIsUnknown() {
        for (String name : List.of("huge", "../tiny", "add-ons/extra", "")) {
            assertTrue(refusal(name).contains("choose one of tiny"), name);
        }
    }

    @Test
    void refusesAFeatureThatDoesNotPin() throws IOException {
        Files.writeString(folder.resolve("loose.json"), "{ \"bundles\": [ { \"id\": \"g:a:1\", \"file\": \"a.jar\" } ] }");

        assertTrue(refusal("loose").contains("does not pin the bundle \"g:a:1\""));
    }

    @Test
    void refusesAFeatureThatIsDamaged() throws IOException {
        Files.writeString(folder.resolve("torn.json"), "{ \"bundles\": [");

        assertTrue(refusal("torn").startsWith("The feature file torn.json is damaged"));
    }

    private String refusal(String name) {
        return assertThrows(Refusal.class, () -> catalogue.model(name)).getMessage();
    }
}

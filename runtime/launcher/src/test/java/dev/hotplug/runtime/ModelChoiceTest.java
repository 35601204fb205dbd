package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.feature.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void twoModels() throws IOException {
        Files.createDirectories(folder.resolve("features/add-ons"));
        model("copper-sb", "CPB1");
        model("pulsar-plus", "PLP1");
    }

    private void model(String name, String code) throws IOException {
        Files.writeString(folder.resolve("features/" + name + ".json"), """
                { "extensions": { "hotplug-model": { "json": { "name": "%s", "code": "%s", "partNumber": "%s-0-2-4-9" } } } }
                """.formatted(name, code, code));
    }

    private String chosen(String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--data", folder.resolve("data").toString()));
        all.addAll(List.of(words));
        return ModelChoice.of(Options.parse(all.toArray(String[]::new)), new Catalogue(folder.resolve("features"))).model().name();
    }

    @Test
    void theUsualOneWithoutAnything() {
        assertEquals("copper-sb", chosen());
    }

    @Test
    void theOneOfThePartNumberOnTheCommandLine() {
        assertEquals("pulsar-plus", chosen("--part-number", "plp1-0-2-4-9"));
    }

    @Test
    void theOneThatWasAskedForBeforeAnyPartNumber() {
        assertEquals("copper-sb", chosen("--model", "copper-sb", "--part-number", "PLP1-0-2-4-9"));
    }

    @Test
    void theOneOfTheProvisioningFile() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"partNumber\": \"PLP1-0-2-4-9\"}");
        assertEquals("pulsar-plus", chosen("--provision", file.toString()));
    }

    @Test
    void theOneThatTheDataFolderWasProvisionedFor() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/provisioned"), "PLP1-0-2-4-9\n");
        assertEquals("pulsar-plus", chosen("--provision", folder.resolve("gone.json").toString()));
    }

    @Test
    void ofAPartNumberThatBelongsToNoneTheCheckThatFollowsSpeaks() {
        assertEquals("copper-sb", chosen("--part-number", "ABC1-S-2-4-8"));
    }

    @Test
    void aModelThatIsNoneIsRefused() {
        assertTrue(assertThrows(Refusal.class, () -> chosen("--model", "toaster")).getMessage().contains("copper-sb, pulsar-plus"));
    }
}

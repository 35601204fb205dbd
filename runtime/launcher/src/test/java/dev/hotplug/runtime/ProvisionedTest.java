package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.feature.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionedTest {
    private static final Feature.Model MODEL = new Feature.Model("copper-sb", "CPB1", "CPB1-S-2-4-8");

    @TempDir
    Path folder;

    @Test
    void takesTheFileWhileNoneHasHadItsEffect() throws IOException {
        Provisioned provisioned = Provisioned.of(given("{\"partNumber\": \"cpb1-w-2-3-8\"}"), Optional.empty(), MODEL);

        assertEquals(Optional.of("CPB1-W-2-3-8"), provisioned.partNumber());
        assertEquals(Map.of("partNumber", "cpb1-w-2-3-8"), provisioned.values());
    }

    @Test
    void keepsThePartNumberOfTheFirstFile() throws IOException {
        Provisioned provisioned = Provisioned.of(given("{\"partNumber\": \"CPB1-W-2-3-8\"}"), Optional.of("CPB1-S-2-3-8"), MODEL);

        assertEquals(Optional.of("CPB1-S-2-3-8"), provisioned.partNumber());
    }

    @Test
    void aBrokenFileMattersOnlyBefore() throws IOException {
        Options options = given("{");

        assertThrows(Refusal.class, () -> Provisioned.of(options, Optional.empty(), MODEL));
        assertEquals(Map.of(), Provisioned.of(options, Optional.of(""), MODEL).values());
    }

    @Test
    void refusesThePartNumberOfAnotherModel() throws IOException {
        Options options = given("{\"partNumber\": \"PLP1-0-2-4-9\"}");

        Refusal refusal = assertThrows(Refusal.class, () -> Provisioned.of(options, Optional.empty(), MODEL));

        assertTrue(refusal.getMessage().contains("The provisioning field \"partNumber\""), refusal.getMessage());
    }

    @Test
    void isRememberedOnceAndOnlyWithAFile() throws IOException {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        Provisioned.of(Options.parse("run"), Optional.empty(), MODEL).remember(data);
        assertEquals(Optional.empty(), data.provisioned());

        Provisioned.of(given("{\"serialNumber\": \"1\"}"), Optional.empty(), MODEL).remember(data);
        assertEquals(Optional.of(""), data.provisioned());
        data.close();
    }

    private Options given(String json) throws IOException {
        return Options.parse("run", "--provision", Files.writeString(folder.resolve("p.json"), json).toString());
    }
}

package dev.hotplug.runtime.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.StateSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildTest extends ToolTest {

    @Test
    void aSetSaysWhatDistributionBundlesAndReleaseSay() throws IOException {
        build("a.hpkg");
        SetDocument set = document("a.hpkg");
        assertEquals("test:tiny:1.0.0", set.id());
        assertEquals("A tiny one.", set.description());
        assertEquals(List.of("test.core", "test.driver"), set.bundles().stream().map(each -> each.symbolicName()).toList());
        assertEquals(40, set.bundles().get(0).startOrder());
        assertEquals(Map.of("p.q", Map.of("x", 2L, "factor", 0.5, "list", List.of("a", "b"))), set.configurations());
        assertEquals(Map.of("felix.cm.pm", "memory"), set.launching());
        assertEquals(Map.of("test.core", List.of("ClearCache", "Reset")), set.update().actions());
        assertEquals(Map.of("store", new StateSchema(1, 2, 1)), set.update().state());
    }

    @Test
    void theBillOfMaterialsNamesEveryBundle() throws IOException {
        build("a.hpkg");
        good("inspect --sbom @a.hpkg");
        assertTrue(out.startsWith("{\"bomFormat\":\"CycloneDX\",\"components\":[{"), out);
        assertTrue(out.contains("\"id\":\"Apache-2.0\""), out);
        for (String name : List.of("core", "driver")) {
            assertTrue(out.contains(Digests.sha256(jar(name))), out);
        }
    }

    @Test
    void twoBuildsOfTheSameInputAreTheSame() throws IOException {
        build("a.hpkg");
        build("b.hpkg");
        assertArrayEquals(bytes("a.hpkg"), bytes("b.hpkg"));
    }

    @Test
    void theReleaseFileIsChecked() throws IOException {
        for (String[] wrong : new String[][] {
            {"\"securityCounter\": 1", "\"securityCounter\": -1", "securityCounter"},
            {"\"securityCounter\": 1", "\"securityCounter\": null", "securityCounter"},
            {"\"securityCounter\": 1,", "", "securityCounter"},
            {"\"securityCounter\"", "\"securityCountr\"", "securityCountr"},
            {"\"TIN1-S-2-4-8\"", "\"TIN1-*\"", "partNumbers"},
            {"\"[17,26)\"", "\"17\"", "platform.java"},
            {"\"version\": \"1.0.0\",", "", "version"},
            {"{ \"version\"", "[ \"version\"", "release.json"}}) {
            String text = release("1.0.0", 1);
            assertTrue(text.contains(wrong[0]), wrong[0]);
            write("release.json", text.replace(wrong[0], wrong[1]));
            refused(2, "build --home @home --model tiny --release @release.json --out @a.hpkg", wrong[2]);
        }
        assertTrue(Files.notExists(path("a.hpkg")));
    }

    @Test
    void aBundleThatIsNotThePinnedOneIsRefused() throws IOException {
        bundle("driver", "1.0.0", 9, "");
        refused(2, "build --home @home --model tiny --release @release.json --out @a.hpkg", "driver.jar");
    }

    @Test
    void whatIsMissingIsSaid() {
        refused(2, "build --home @home --model huge --release @release.json --out @a.hpkg", "\"huge\"");
        refused(2, "build --home @home --model tiny --out @a.hpkg", "--release");
        refused(2, "build --home @nowhere --model tiny --release @release.json --out @a.hpkg", "no distribution");
        refused(1, "build --home @home --model tiny --release @nowhere.json --out @a.hpkg", "nowhere.json");
        refused(2, "build", "--out");
        refused(2, "bild", "bild");
    }

    @Test
    void aPatchReplacesOneBundle() throws IOException {
        build("a.hpkg");
        bundle(path("core-2.jar"), "core", "1.0.1", 5, "dev.hotplug.ocpp.profile;actions:List<String>=\"Reset\"");
        good("build --home @home --base @a.hpkg --label fix-1 --bundle @core-2.jar --out @p.hpkg".replace("@core-2.jar", path("core-2.jar").toString()));
        SetDocument patch = document("p.hpkg");
        assertEquals("test:core:1.0.1", patch.bundles().get(0).id());
        assertEquals(40, patch.bundles().get(0).startOrder());
        assertEquals(Map.of("test.core", List.of("Reset")), patch.update().actions());
        assertEquals(document("a.hpkg").sha256(), patch.update().patch().orElseThrow().bases().get(0).sha256());
        good("diff @a.hpkg @p.hpkg");
        assertTrue(out.contains("~ test.core 1.0.0 -> 1.0.1"), out);
        assertTrue(!out.contains("test.driver"), out);
    }

    @Test
    void whatStationsCouldNotTellApartOrWouldRefuseIsNotPublished() throws IOException {
        build("a.hpkg");
        bundle("core", "1.0.0", 7, "");
        compose();
        write("release.json", release("1.0.0", 0).replace("\"writes\": 2, \"readableFrom\": 1", "\"writes\": 4, \"readableFrom\": 3"));
        refused(2, "build --home @home --model tiny --release @release.json --previous @a.hpkg --out @b.hpkg", "must not follow");
        for (String part : List.of("version 1.0.0 was published", "counter would fall", "test.core 1.0.0 has other content", "no way back")) {
            assertTrue(err.contains(part), err);
        }
        Path core = path("core-x.jar");
        bundle(core, "core", "1.0.0", 8, "");
        refused(2, "build --home @home --base @a.hpkg --label x --bundle " + core + " --out @p.hpkg", "same version");
    }

    @Test
    void aSetIsWrittenWholeOrNotAtAll() throws IOException {
        build("a.hpkg");
        byte[] before = bytes("a.hpkg");
        write("release.json", release("1.0.0", -1));
        run("build --home @home --model tiny --release @release.json --out @a.hpkg");
        assertArrayEquals(before, bytes("a.hpkg"));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".")));
        }
    }

    private SetDocument document(String name) throws IOException {
        return SetFile.open(path(name)).document();
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    @Test
    void theDocumentIsPrintedByteForByte() throws IOException {
        build("a.hpkg");
        good("inspect --document @a.hpkg");
        assertArrayEquals(SetFile.open(path("a.hpkg")).head().bytes(), out.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.PackagedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor makes a patch with {@code hotplug set} for the distribution as it was packed, and a charger that was just unpacked takes it. */
class FactoryPatchTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aPatchForTheFactorySetIsTakenByTheDistributionAsItWasPacked() throws Exception {
        VendorTool tool = new VendorTool(folder);
        tool.keys();
        Path core = ReplacedBundle.pack(ReplacedBundle.original("profile-core"), "9.0.1", folder.resolve("core.jar"), Map.of());
        Path document = PackagedDistribution.find().toAbsolutePath().resolve("sets/copper-sb.json");
        Files.writeString(folder.resolve("release.json"), "{\"gate\": {\"timeoutSeconds\": 20, \"soakSeconds\": 1}}");
        tool.run("build", "--base", document.toString(), "--label", "fix-1", "--bundle", core.toString(), "--release", "release.json",
                "--out", "fix-1.hpkg");
        tool.run("sign", "fix-1.hpkg", "--keystore", "release.p12");
        int shellPort = ChargerProcess.freePort();
        try (WireCentralSystem centralSystem = WireCentralSystem.start();
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(folder.resolve("data"))
                        .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                        .provision(Provisioning.of(centralSystem.url())
                                .trust("packageRoots", List.of(Files.readString(folder.resolve("root.pem"))))
                                .write(folder)));
                Shell shell = Shell.connect(shellPort)) {
            assertTrue(charger.output().contains("Hotplug 0.1.0 ready"), charger.output());
            centralSystem.awaitStatus("Available");
            assertEquals("Accepted", shell.run("hotplug:install r1 '" + folder.resolve("fix-1.hpkg") + "'").strip());
            Await.until("r1 is installed", SOON, () -> shell.run("hotplug:updates"), text -> text.contains("request=r1, result=INSTALLED"));
            assertTrue(shell.run("hotplug:updates").contains("version=0.1.0+fix-1"));
            assertEquals("9.0.1", centralSystem.call("GetConfiguration", Map.of("key", List.of("CoreProfileVersion")))
                    .path("configurationKey").path(0).path("value").asText());
        }
    }

    @Test
    void everyModelOfTheDistributionHasOne() throws Exception {
        Path home = PackagedDistribution.find();
        try (var features = Files.list(home.resolve("features"))) {
            List<Path> models = features.filter(file -> file.toString().endsWith(".json")).toList();
            assertEquals(4, models.size());
            for (Path model : models) {
                assertTrue(Files.size(home.resolve("sets").resolve(model.getFileName())) > 1_000, model.toString());
            }
        }
    }
}

package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor whose key is in a token signs with {@code --pkcs11}. The token is SoftHSM, one in software. */
class SigningTokenTest {

    private static final String PIN = "4711";
    private static final List<Path> LIBRARIES = Stream.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/local/lib/softhsm")
            .map(place -> Path.of(place, "libsofthsm2.so"))
            .toList();

    @TempDir
    Path folder;

    private VendorTool tool;
    private Map<String, String> environment;

    @BeforeEach
    void token() throws Exception {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        assertFalse(Boolean.getBoolean("hotplug.strict.required") && library.isEmpty(), "SoftHSM is mandatory here and is missing");
        Assumptions.assumeTrue(library.isPresent(), "SoftHSM is not here");
        tool = new VendorTool(folder);
        tool.keys();
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
        Files.writeString(folder.resolve("token.cfg"), "name = vendor\nlibrary = " + library.get() + "\nslotListIndex = 0\n");
        environment = Map.of("SOFTHSM2_CONF", folder.resolve("softhsm.conf").toString(), "HOTPLUG_KEY_PASSWORD", PIN);
        command("softhsm2-util", "--init-token", "--free", "--label", "vendor", "--pin", PIN, "--so-pin", PIN);
        command(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-importkeystore", "-noprompt",
                "-srckeystore", "release.p12", "-srcstorepass", VendorTool.PASSWORD,
                "-destkeystore", "NONE", "-deststoretype", "PKCS11", "-deststorepass", PIN,
                "-addprovider", "SunPKCS11", "-providerarg", "token.cfg");
        Files.delete(folder.resolve("release.p12"));
    }

    private void command(String... words) throws IOException, InterruptedException {
        Process process = tool.process(List.of(words), environment);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    @Test
    void a_set_is_signed_by_a_key_that_stays_in_the_token() throws Exception {
        Files.copy(PackagedDistribution.find().resolve("tool/release-example.json"), folder.resolve("release.json"));
        tool.run("build", "--model", "copper-sb", "--release", "release.json", "--out", "a.hpkg");
        String triple = tool.run(environment, "sign", "a.hpkg", "--pkcs11", "token.cfg", "--location", "https://host/a.hpkg");
        assertTrue(triple.contains("\"signingCertificate\"") && triple.contains("\"signature\""), triple);
        assertTrue(tool.run("verify", "a.hpkg", "--root", "root.pem").contains("is good"));
    }
}

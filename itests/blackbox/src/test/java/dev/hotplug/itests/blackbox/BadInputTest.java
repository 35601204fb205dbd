package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments and provisioning files: exit code 2 and one clear sentence that names what is wrong. */
class BadInputTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"colour\":1} | colour",
        "{\"centralSystem\":{\"urll\":\"ws://127.0.0.1/x\"}} | centralSystem.urll",
        "{\"centralSystem\":{\"url\":\"http://127.0.0.1/x\"}} | centralSystem.url",
        "{\"centralSystem\":{\"url\":\"ws://127.0.0.1/x/\"}} | centralSystem.url",
        "{\"centralSystem\":{\"url\":\"ws://127.0.0.1/x/CP1\",\"identity\":\"CP1\"}} | centralSystem.url",
        "{\"centralSystem\":{\"url\":\"ws://127.0.0.1/a b\"}} | centralSystem.url",
        "{\"centralSystem\":{\"identity\":\"\"}} | centralSystem.identity",
        "{\"centralSystem\":{\"securityProfile\":9}} | centralSystem.securityProfile",
        "{\"centralSystem\":{\"authorizationKey\":\"xyz\"}} | centralSystem.authorizationKey",
        "{\"partNumber\":\"nonsense\"} | partNumber",
        "{\"serialNumber\":7} | serialNumber",
        "{\"configurationKeys\":{\"HeartbeatInterval\":60}} | configurationKeys.HeartbeatInterval",
        "{\"configurationKeys\":{\"HeartbeatInterval\":\"soon\"}} | configurationKeys.HeartbeatInterval",
        "{\"configurationKeys\":{\"NumberOfConnectors\":\"7\"}} | configurationKeys.NumberOfConnectors",
        "{\"trust\":{\"centralSystemRoots\":\"PEM\"}} | trust.centralSystemRoots",
        "{ | provisioning",
    })
    void aBadProvisioningFileIsRefusedByTheNameOfTheField(String content, String field) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);
        refused(field, "run", "--data", folder.resolve("data").toString(), "--provision", file.toString());
    }

    @ParameterizedTest
    @CsvSource({"--model,toaster,toaster", "--part-number,XYZ,XYZ", "--http-port,banana,http-port", "--colour,red,colour"})
    void badArgumentsAreRefused(String option, String value, String named) {
        refused(named, "run", "--data", folder.resolve("data").toString(), option, value);
    }

    @Test
    void aSecretIsNeverRepeated() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.json"), "{\"centralSystem\":{\"authorizationKey\":\"secretsecret!\"}}");
        assertFalse(refused("authorizationKey", "run", "--data", folder.resolve("data").toString(), "--provision", file.toString()).contains("secretsecret"));
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            refused(port, "run", "--data", folder.resolve("data").toString(), "--http-port", port);
        }
    }

    @Test
    void aDataFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        refused("file", "run", "--data", file.toString());
    }

    @Test
    void twoRunsOnOneDataFolderAreRefusedAndOnTwoLiveSideBySide() {
        try (ChargerProcess first = ChargerProcess.start(new ChargerProcess.Options().data(folder.resolve("one")));
                ChargerProcess second = ChargerProcess.start(new ChargerProcess.Options().data(folder.resolve("two")))) {
            assertTrue(first.running() && second.running(), () -> first.output() + "\n" + second.output());
            refused("one", "run", "--data", folder.resolve("one").toString());
        }
    }

    @Test
    void helpAndVersionEndWithSuccess() {
        for (String command : List.of("help", "version")) {
            try (ChargerProcess charger = ChargerProcess.launch(plain(command))) {
                assertEquals(0, charger.awaitExit(Duration.ofSeconds(20)), charger.output());
                assertTrue(charger.output().toLowerCase(java.util.Locale.ROOT).contains("hotplug"));
            }
        }
    }

    @Test
    void sigtermStopsItCleanlyWithinFiveSeconds() {
        try (ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options().data(folder.resolve("data")))) {
            charger.terminate();
            assertEquals(0, charger.awaitExit(Duration.ofSeconds(5)), charger.output());
        }
    }

    private static ChargerProcess.Options plain(String... arguments) {
        return new ChargerProcess.Options().arguments(arguments).withoutPort();
    }

    private static String refused(String named, String... arguments) {
        ChargerProcess.Options options = new ChargerProcess.Options().arguments(arguments);
        try (ChargerProcess charger = ChargerProcess.launch(options)) {
            int code = charger.awaitExit(Duration.ofSeconds(30));
            String output = charger.output().strip();
            assertEquals(2, code, output);
            assertTrue(output.contains(named.strip()), output);
            assertEquals(1, output.lines().count(), "one sentence: " + output);
            return output;
        }
    }
}

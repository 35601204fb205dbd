package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChangeBench.KEY;
import static dev.hotplug.itests.blackbox.ChangeBench.OTHER_KEY;
import static dev.hotplug.itests.blackbox.ChangeBench.PATIENCE;
import static dev.hotplug.itests.blackbox.ChangeBench.change;
import static dev.hotplug.itests.blackbox.ChangeBench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AuthorizationKey and SecurityProfile are changed over the air. */
@Shows({"ChangeConfiguration", "AuthorizationKey", "SecurityProfile"})
class CredentialsChangeTest {

    private static final String HERE = "IP:127.0.0.1";

    @TempDir
    Path folder;

    private static String basic(String key) {
        byte[] user = "CP1:".getBytes(StandardCharsets.UTF_8);
        byte[] password = HexFormat.of().parseHex(key);
        byte[] both = java.util.Arrays.copyOf(user, user.length + password.length);
        System.arraycopy(password, 0, both, user.length, password.length);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Test
    @Shows({"S94", "S11", "TC_073", "TC_085"})
    void s94_theAnswerComesFirst_thenTheConnectionWithTheNewKey() {
        try (ChangeBench bench = ChangeBench.start(folder)) {
            assertEquals("Accepted", change(bench.old, "AuthorizationKey", KEY));
            bench.old.awaitConnections(2);
            bench.health().await("connection-change", PATIENCE, "OK", "kept");
            assertEquals("Accepted", change(bench.old, "AuthorizationKey", OTHER_KEY));
            bench.old.awaitConnections(3);
            bench.health().await("connection-change", PATIENCE, "No change of the connection is under way");
            assertEquals(List.of("", basic(KEY), basic(OTHER_KEY)), bench.old.authorizations());
            assertEquals(1, bench.old.calls("BootNotification").size(), "s11: the same central system, the same registration");
            bench.powerCut();
            bench.old.awaitConnections(4);
            assertEquals(basic(OTHER_KEY), bench.old.authorizations().get(3));
            assertEquals("Rejected", change(bench.old, "AuthorizationKey", "0011"));
            assertEquals("Rejected", change(bench.old, "AuthorizationKey", "password of letters, not hex"));
            assertSecret(bench);
        }
    }

    @Test
    @Shows("S94")
    void s94_aRefusedKeyIsGivenBack_andUsedOnceTheOperatorHasChangedOver() {
        WireCentralSystem old = WireCentralSystem.start();
        old.admit(basic(KEY)::equals);
        try (ChangeBench bench = ChangeBench.start(folder, old,
                Provisioning.of(old.url()).centralSystem("securityProfile", 1).centralSystem("authorizationKey", KEY))) {
            assertEquals("Accepted", change(old, "AuthorizationKey", OTHER_KEY));
            old.awaitConnections(2);
            bench.health().await("connection-change", PATIENCE, "given back", "4 attempts failed");
            assertEquals(List.of(basic(KEY), basic(KEY)), old.authorizations());
            old.admit(basic(OTHER_KEY)::equals);
            old.hangUp();
            bench.health().await("connection-change", PATIENCE, "OK", "has changed over");
            bench.powerCut();
            Await.until("the other key", PATIENCE, old::authorizations, all -> all.get(all.size() - 1).equals(basic(OTHER_KEY)));
            old.awaitCalls("BootNotification", 2, PATIENCE);
            assertSecret(bench);
        }
    }

    @Test
    @Shows({"S95", "TC_083", "TC_084"})
    void s95_theProfileRisesFrom0To1To2To3_andFallsBackWhenTlsDoesNotWork() {
        Certificates server = Certificates.make(folder, "CN=central system", HERE);
        Certificates stranger = Certificates.make(folder, "CN=stranger", HERE);
        Certificates client = Certificates.make(folder, "CN=CP1", HERE);
        WireCentralSystem old = WireCentralSystem.start();
        try (ChangeBench bench = ChangeBench.start(folder, old, Provisioning.of(old.url())
                .trust("centralSystemRoots", List.of(server.certificatePem()))
                .trust("clientCertificate", client.certificatePem())
                .trust("clientKey", client.keyPem()))) {
            assertEquals("Rejected", change(old, "SecurityProfile", "1"), "needs a key");
            assertEquals("Rejected", change(old, "SecurityProfile", "2"), "needs a key");
            assertEquals("Rejected", change(old, "SecurityProfile", "4"));
            settle(bench, "AuthorizationKey", KEY, "OK");
            assertEquals("0", value(old, "SecurityProfile"));
            settle(bench, "SecurityProfile", "1", "OK");
            assertEquals("1", value(old, "SecurityProfile"));
            assertEquals("Rejected", change(old, "SecurityProfile", "1"));
            assertEquals("Rejected", change(old, "SecurityProfile", "0"));

            settle(bench, "SecurityProfile", "2", "given back");
            assertEquals("1", value(old, "SecurityProfile"));
            assertEquals(old.url(), value(old, "WebSocketUrl"), "s95: everything is as before");

            old.secure(stranger.context(stranger), false);
            int before = old.connections();
            assertEquals("Accepted", change(old, "SecurityProfile", "2"));
            bench.health().await("connection-change", PATIENCE, "given back", "is not trusted");
            assertEquals(before, old.connections());
            old.secure(server.context(client), false);
            bench.health().await("connection-change", PATIENCE, "OK", "kept");
            assertEquals("2", value(old, "SecurityProfile"), "both had changed over, so the new one had its turn again");
            assertEquals(old.url().replace("ws://", "wss://"), value(old, "WebSocketUrl"));
            assertEquals("Rejected", change(old, "WebSocketUrl", old.url()), "no way back to plain");

            old.secure(server.context(client), true);
            settle(bench, "SecurityProfile", "3", "OK");
            assertEquals("3", value(old, "SecurityProfile"));
            assertEquals("", old.authorizations().get(old.authorizations().size() - 1), "the certificate takes the key's place");
            int connections = old.connections();
            bench.powerCut();
            old.awaitConnections(connections + 1);
            assertSecret(bench);
        }
    }

    /** Changes a key and waits for what becomes of it. */
    private static void settle(ChangeBench bench, String key, String value, String outcome) {
        int before = bench.old.connections();
        assertEquals("Accepted", change(bench.old, key, value), key + " " + value);
        bench.old.awaitConnections(before + 1);
        bench.health().await("connection-change", PATIENCE, outcome, "No change of the connection is under way");
    }

    /** Neither key is in any log, on the output or in /health. */
    private void assertSecret(ChangeBench bench) {
        StringBuilder said = new StringBuilder(bench.charger().output()).append(bench.health().check("connection-change"));
        try (Stream<Path> logs = Files.walk(folder.resolve("data"))) {
            for (Path log : logs.filter(f -> f.toString().contains(".log")).toList()) {
                said.append(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(said.toString().contains("SecurityProfile") || said.toString().contains("AuthorizationKey"), "the change itself is said");
        for (String secret : List.of(KEY, OTHER_KEY, basic(KEY), basic(OTHER_KEY))) {
            assertFalse(said.toString().contains(secret), "a secret was said");
        }
    }
}

package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the packaged charger, over real TLS, with the authority and the central system in the test. */
class CertificateTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String CENTRAL = "CentralSystemRootCertificate";

    private final Authority authority = new Authority("CN=Operator Root,O=Operator");
    private final WireCentralSystem centralSystem = WireCentralSystem.startSecure(authority.server(), false);
    private final int httpPort = ChargerProcess.freePort();
    private ChargerProcess charger;
    private Path provisioning;
    private Path distribution;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (charger != null) {
            charger.close();
        }
        centralSystem.close();
    }

    private Provisioning profile(int profile) {
        return Provisioning.of(centralSystem.url().replace("ws://", "wss://"))
                .centralSystem("securityProfile", profile)
                .centralSystem("authorizationKey", KEY)
                .key("CpoName", "Operator")
                .trust("centralSystemRoots", List.of(authority.pem()));
    }

    private void start(Provisioning file, Map<String, Object> configuration) {
        provisioning = file.write(folder);
        Distribution copy = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1);
        configuration.forEach((name, value) -> copy.set("dev.hotplug.profile.security", name, value));
        distribution = copy.home();
        launch();
    }

    private void launch() {
        int before = centralSystem.calls("BootNotification").size();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(distribution).data(folder.resolve("data")).provision(provisioning).httpPort(httpPort));
        centralSystem.awaitCalls("BootNotification", before + 1, PATIENCE);
    }

    private void powerCut() {
        charger.powerCut();
        launch();
    }

    /** The server shows a certificate of another authority; the charger connects anew. */
    private void serve(Authority other, boolean clientCertificate) {
        int before = centralSystem.connections();
        centralSystem.secure(other.server(), clientCertificate);
        centralSystem.hangUp();
        centralSystem.awaitConnections(before + 1);
    }

    private String status(String action, Map<String, Object> request) {
        return centralSystem.call(action, request).path("status").asText();
    }

    private String install(String use, String pem) {
        return status("InstallCertificate", Map.of("certificateType", use, "certificate", pem));
    }

    private String delete(Authority root) {
        return status("DeleteCertificate", Map.of("certificateHashData", root.hashData()));
    }

    private Set<Map<String, String>> installed(String use) {
        JsonNode conf = centralSystem.call("GetInstalledCertificateIds", Map.of("certificateType", use));
        Set<Map<String, String>> all = new HashSet<>();
        conf.path("certificateHashData").forEach(data -> all.add(Map.of(
                "hashAlgorithm", data.path("hashAlgorithm").asText(), "issuerNameHash", data.path("issuerNameHash").asText(),
                "issuerKeyHash", data.path("issuerKeyHash").asText(), "serialNumber", data.path("serialNumber").asText())));
        assertEquals(all.isEmpty() ? "NotFound" : "Accepted", conf.path("status").asText());
        return all;
    }

    private String value(String key) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                .path("configurationKey").path(0).path("value").asText();
    }

    /** Asks for a certificate request and waits for it. */
    private String request() {
        int before = centralSystem.calls("SignCertificate").size();
        assertEquals("Accepted", status("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate")));
        return centralSystem.awaitCalls("SignCertificate", before + 1, Bench.SOON).get(before).payload().path("csr").asText();
    }

    private String bring(String chain) {
        return status("CertificateSigned", Map.of("certificateChain", chain));
    }

    @Test
    @Shows({"S96", "InstallCertificate", "GetInstalledCertificateIds", "DeleteCertificate", "CertificateStoreMaxLength", "TC_075_1", "TC_075_2", "TC_076"})
    void s96_rootsAreInstalledUsedNamedAndRemovedWithoutARestart() {
        Authority second = new Authority("CN=Second Root");
        Authority vendor = new Authority("CN=Vendor Root");
        start(profile(2), Map.of("certificateStoreMaxLength", 3));
        assertEquals(Set.of(authority.hashData()), installed(CENTRAL));
        assertEquals(Set.of(), installed("ManufacturerRootCertificate"));
        assertEquals("Failed", delete(authority), "the connection stands on it");

        assertEquals("Rejected", install(CENTRAL, "no certificate"));
        assertEquals("Rejected", install(CENTRAL, authority.issue("CN=leaf", YEAR).pem()));
        assertEquals("Accepted", install(CENTRAL, second.pem()));
        assertEquals("Accepted", install(CENTRAL, second.pem()), "the same again");
        assertEquals("Accepted", install("ManufacturerRootCertificate", vendor.pem()));
        assertEquals("Rejected", install(CENTRAL, new Authority("CN=One too many").pem()));
        assertEquals("3", value("CertificateStoreMaxLength"));
        assertEquals(Set.of(vendor.hashData()), installed("ManufacturerRootCertificate"));

        serve(second, false);
        assertEquals(Set.of(authority.hashData(), second.hashData()), installed(CENTRAL));
        assertEquals("Failed", delete(second));
        assertEquals("Accepted", delete(authority));
        assertEquals("NotFound", delete(authority));

        powerCut();
        assertEquals(Set.of(second.hashData()), installed(CENTRAL));
        int before = centralSystem.connections();
        centralSystem.secure(authority.server(), false);
        centralSystem.hangUp();
        charger.health().await("central-system", Bench.SOON, "TLS: ", "CN=Operator Root", "not among the roots");
        assertEquals(before, centralSystem.connections());
    }

    @Test
    @Shows({"AdditionalRootCertificateCheck"})
    void withTheCheckARootIsReplacedByOneThatItSigned() {
        Authority successor = new Authority("CN=Successor", authority);
        start(profile(2), Map.of("additionalRootCertificateCheck", true));
        assertEquals("true", value("AdditionalRootCertificateCheck"));
        assertEquals("Rejected", install(CENTRAL, new Authority("CN=Stranger").pem()));
        assertEquals("Accepted", install(CENTRAL, successor.pem()));
        assertEquals(2, installed(CENTRAL).size());
        serve(authority, false);
        assertEquals(2, installed(CENTRAL).size(), "the old one is kept as long as it is needed");
        serve(successor, false);
        Await.until("one root", Bench.SOON, () -> installed(CENTRAL), all -> all.size() == 1);
    }

    @Test
    @Shows({"S97", "SignCertificate", "CertificateSigned", "ExtendedTriggerMessage", "CpoName", "CertificateSignedMaxChainSize", "TC_074"})
    void s97_aRenewedCertificateIsUsedForTheNextConnectionAndItsKeyNeverLeaves() {
        Authority.Issued first = authority.issue("CN=100001,O=Operator", YEAR);
        centralSystem.secure(authority.server(), true);
        start(profile(3).trust("clientCertificate", first.pem()).trust("clientKey", first.keyPem()),
                Map.of("certificateSignedMaxChainSize", 2000));
        assertEquals(List.of(""), centralSystem.authorizations());

        String csr = request();
        assertEquals("O=Operator,CN=100001", Authority.subject(csr));
        assertEquals("Rejected", bring(authority.sign(csr, "CN=100002,O=Operator", YEAR)), "another charge point's");
        assertEquals("Rejected", bring(authority.sign(csr, "CN=100001,O=Somebody", YEAR)), "another operator's");
        assertEquals("Rejected", bring(new Authority("CN=Stranger").sign(csr, "CN=100001,O=Operator", YEAR)), "no chain");
        assertEquals("Rejected", bring(authority.issue("CN=100001,O=Operator", YEAR).pem()), "another key's");
        assertEquals("Rejected", bring(authority.sign(csr, "CN=100001,O=Operator", Duration.ofSeconds(-1))), "expired");
        assertEquals("2000", value("CertificateSignedMaxChainSize"));
        assertEquals("Rejected", bring(authority.sign(csr, "CN=100001,O=Operator", YEAR) + "\n".repeat(2000)), "too long");
        assertSaid("Security event InvalidChargePointCertificate");

        powerCut();
        int before = centralSystem.connections();
        assertEquals("Accepted", bring(authority.sign(csr, "CN=100001,O=Operator,L=renewed", YEAR)), "the key waited");
        centralSystem.awaitConnections(before + 1);
        assertEquals(Set.of("L=renewed", "O=Operator", "CN=100001"), Set.of(centralSystem.peers().get(before).split(",")));
        powerCut();
        assertEquals(centralSystem.peers().get(before), centralSystem.peers().get(centralSystem.peers().size() - 1));
        assertKeysAreSafe();
    }

    @Test
    @Shows({"S97", "SignCertificate"})
    void s97_aCertificateThatExpiresWithinAMonthIsRenewedUnasked() {
        Authority.Issued expiring = authority.issue("CN=100001,O=Operator", Duration.ofDays(20));
        centralSystem.secure(authority.server(), true);
        start(profile(3).trust("clientCertificate", expiring.pem()).trust("clientKey", expiring.keyPem()), Map.of());
        String csr = centralSystem.awaitCall("SignCertificate").payload().path("csr").asText();
        powerCut();
        assertEquals("Accepted", bring(authority.sign(csr, "CN=100001,O=Operator", YEAR)));
        assertEquals(1, centralSystem.calls("SignCertificate").size(), "a restart is no reason for another request");
    }

    /** What was acknowledged is there, what was not is there or not, and nothing is damaged. */
    @Test
    @Shows({"S96", "S97"})
    void aPowerCutInTheMiddleOfAnyChangeLosesNothingThatWasAcknowledged() {
        Random random = new Random(11);
        start(profile(2), Map.of());
        Set<Map<String, String>> sure = new HashSet<>(installed(CENTRAL));
        String csr = request();
        for (int round = 0; round < 3; round++) {
            Authority added = new Authority("CN=Added " + round);
            CompletableFuture<JsonNode> answer = centralSystem.callLater(
                    "InstallCertificate", Map.of("certificateType", CENTRAL, "certificate", added.pem()));
            centralSystem.callLater("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate"));
            pause(random.nextInt(30));
            powerCut();
            if (answer.isDone()) {
                sure.add(added.hashData());
            }
            Set<Map<String, String>> found = installed(CENTRAL);
            Set<Map<String, String>> expected = new HashSet<>(sure);
            expected.add(added.hashData());
            assertEquals(true, found.containsAll(sure) && expected.containsAll(found), found.toString());
            sure.addAll(found);
        }
        CompletableFuture<JsonNode> brought = centralSystem.callLater(
                "CertificateSigned", Map.of("certificateChain", authority.sign(request(), "CN=100001,O=Operator", YEAR)));
        pause(random.nextInt(30));
        boolean acknowledged = brought.isDone();
        powerCut();
        assertFalse(charger.output().contains("cannot be read"), charger.output());
        assertEquals(false, csr.isEmpty());
        if (acknowledged) {
            assertEquals(1L, chains());
        }
        assertKeysAreSafe();
    }

    private long chains() {
        try (Stream<Path> files = Files.list(folder.resolve("data/certificates/client"))) {
            return files.filter(file -> file.toString().endsWith(".chain.pem")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void assertSaid(String text) {
        Await.until(text, Bench.SOON, this::log, log -> log.contains(text));
    }

    private String log() {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            StringBuilder log = new StringBuilder(charger.output());
            for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                log.append(Files.readString(file));
            }
            return log.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A private key is in files that only the owner reads, and nowhere else below the data folder. */
    private void assertKeysAreSafe() {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                boolean key = file.toString().endsWith(".key.pem");
                assertEquals(key, text.contains("PRIVATE KEY"), file.toString());
                if (key) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertFalse(charger.output().contains("PRIVATE KEY"));
    }
}

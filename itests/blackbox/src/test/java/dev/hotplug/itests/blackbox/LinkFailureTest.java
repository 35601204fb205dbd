package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step on the way to a working connection fails once. Each time the log has one line that says which step it was and
 * what to do, /health says it too, and the charger goes on trying, without a storm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkFailureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY = "00FF10203040506070809A0B0C0D0E0F";
    private static final String HERE = "IP:127.0.0.1";

    @TempDir
    static Path folder;

    private final AtomicInteger chargers = new AtomicInteger();
    private Distribution growingWaits;
    private Distribution shortWaits;

    @BeforeAll
    void configure() {
        growingWaits = impatient("growing");
        shortWaits = impatient("short").set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1);
    }

    private static Distribution impatient(String name) {
        return Distribution.copy(folder.resolve(name))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "attemptTimeoutSeconds", 2)
                .set("dev.hotplug.profile.core", "bootRetrySeconds", 1);
    }

    /** What a server does wrong, the step that fails by it, and words of the sentence about it. */
    private enum Wrong {
        UNAUTHORIZED(RawServer.http(401), true, "HTTP_UNAUTHORIZED", "does not let the charge point CP1 in", "HTTP 401"),
        NOT_FOUND(RawServer.http(404), true, "HTTP_NOT_FOUND", "does not know the charge point CP1", "HTTP 404"),
        SERVER_ERROR(RawServer.http(500), true, "HTTP_SERVER_ERROR", "problem of its own", "HTTP 500"),
        NO_SUB_PROTOCOL(RawServer.upgrade(), false, "SUB_PROTOCOL", "no sub-protocol", "ocpp1.6"),
        OTHER_SUB_PROTOCOL(
                RawServer.upgrade("Sec-WebSocket-Protocol: ocpp2.0.1"), false, "SUB_PROTOCOL", "ocpp2.0.1 instead of ocpp1.6"),
        NO_WEB_SERVER(request -> "SSH-2.0-OpenSSH_9.6\r\n", true, "HTTP_OTHER", "did not answer as a WebSocket server does"),
        HANGS_UP(request -> "", true, "LINK_LOST", "ended the connection before it answered"),
        SILENT(request -> "", false, "TIMEOUT", "did not complete the connection within 2 s"),
        /** Last: the port is closed then. */
        NOTHING_LISTENS(request -> "", true, "REFUSED", "refused the connection", "port");

        private final RawServer.Answer answer;
        private final boolean hangUp;
        private final String kind;
        private final String[] words;

        Wrong(RawServer.Answer answer, boolean hangUp, String kind, String... words) {
            this.answer = answer;
            this.hangUp = hangUp;
            this.kind = kind;
            this.words = words;
        }
    }

    @Test
    @Shows({"S1", "S2"})
    void whichStepFailsAndWhyIsSaidOnceAndTriedAgain() {
        try (RawServer server = RawServer.start(Wrong.UNAUTHORIZED.answer)) {
            server.answer(Wrong.UNAUTHORIZED.answer, true);
            try (ChargerProcess charger = start(Provisioning.of(server.url()))) {
                for (Wrong wrong : Wrong.values()) {
                    failsAs(wrong, server, charger);
                }
            }
        }
    }

    private void failsAs(Wrong wrong, RawServer server, ChargerProcess charger) {
        server.answer(wrong.answer, wrong.hangUp);
        if (wrong == Wrong.NOTHING_LISTENS) {
            server.close();
        }
        int before = server.connections().size();
        charger.health().await("central-system", PATIENCE, "WARN", wrong.kind + ": ", wrong.words[0]);
        if (wrong != Wrong.NOTHING_LISTENS) {
            Await.until("tried again", PATIENCE, server.connections()::size, n -> n >= before + 2);
        }
        List<String> said = warnings().stream().filter(line -> line.contains(wrong.words[0])).toList();
        assertEquals(1, said.size(), () -> "one line, however often it fails: " + said);
        for (String word : wrong.words) {
            assertTrue(said.get(0).contains(word), said.get(0));
        }
        assertTrue(said.get(0).contains("The next attempt begins in"), said.get(0));
    }

    @Test
    void aNameThatDoesNotResolveIsSaid() {
        try (ChargerProcess charger = start(Provisioning.of("ws://central-system.invalid/ocpp"))) {
            charger.health().await("central-system", PATIENCE, "WARN", "DNS: ", "could not be resolved", "DNS server", "The next try begins at");
        }
    }

    @Test
    @Shows("S2")
    void theWaitsBetweenAttemptsGrowAndAConnectionThatDoesNotLastChangesNothing() {
        try (WireCentralSystem centralSystem = WireCentralSystem.start()) {
            centralSystem.answer("BootNotification", c -> {
                centralSystem.hangUp();
                return Optional.empty();
            });
            try (ChargerProcess charger = start(Provisioning.of(centralSystem.url()), growingWaits)) {
                List<Instant> attempts = Await.until("five attempts", Duration.ofSeconds(40), centralSystem::attempts, a -> a.size() >= 5);
                for (int i = 0; i < 4; i++) {
                    Duration least = Duration.ofMillis((1000L << i) / 3 - 50);
                    Duration gap = Duration.between(attempts.get(i), attempts.get(i + 1));
                    assertTrue(gap.compareTo(least) >= 0, "only " + gap + " before attempt " + (i + 2) + ", at least " + least);
                }
                charger.health().await("central-system", PATIENCE, "CLOSED_BY_CENTRAL_SYSTEM", "closed the connection with code 1001");
                assertEquals(1, warnings().size());
            }
        }
    }

    @Test
    @Shows("S12")
    void aHalfOpenLinkIsFoundByThePingAndReplaced() {
        try (RawServer server = RawServer.start(RawServer.upgrade("Sec-WebSocket-Protocol: ocpp1.6"));
                ChargerProcess charger = start(Provisioning.of(server.url()).key("WebSocketPingInterval", "2"))) {
            List<Instant> connections = Await.until("a second connection", PATIENCE, server::connections, c -> c.size() >= 2);
            Duration took = Duration.between(connections.get(0), connections.get(1));
            // interval 2 s, deadline 2 s, wait before the attempt at most 1 s
            assertTrue(took.compareTo(Duration.ofSeconds(4)) >= 0 && took.compareTo(Duration.ofMillis(6_500)) < 0, took::toString);
            charger.health().await("central-system", PATIENCE, "NO_PONG: Nothing was heard");
        }
    }

    @Test
    @Shows({"S16", "S17", "S21"})
    void s17_s18_s19_untilItIsAcceptedNothingButBootNotificationIsSentAndTheReasonIsShown() {
        try (WireCentralSystem centralSystem = WireCentralSystem.start()) {
            centralSystem.answer("BootNotification", c -> Optional.empty());
            try (ChargerProcess charger = start(Provisioning.of(centralSystem.url()).key("MessageTimeout", "1"))) {
                charger.health().await("registration", PATIENCE, "WARN", "has not answered BootNotification yet");
                centralSystem.awaitCalls("BootNotification", 2, PATIENCE);
                assertTrue(log().stream().anyMatch(l -> l.contains("did not answer BootNotification")), "the log says why nothing goes on");
                for (String status : List.of("Pending", "Rejected")) {
                    registeredAs(status, centralSystem, charger);
                }
                assertEquals(centralSystem.calls("BootNotification").size(), centralSystem.calls().size(), "nothing but BootNotification");
                centralSystem.answer("BootNotification", c -> Optional.of(WireCentralSystem.bootAccepted(300)));
                centralSystem.awaitStatus("Available");
                charger.health().await("registration", PATIENCE, "OK", "accepted the charger");
            }
        }
    }

    private static void registeredAs(String status, WireCentralSystem centralSystem, ChargerProcess charger) {
        centralSystem.answer("BootNotification", c -> Optional.of(
                Map.of("status", status, "currentTime", Instant.now().toString(), "interval", 2)));
        charger.health().await("registration", PATIENCE, "WARN", status, "The next one is sent at");
        int answered = centralSystem.calls("BootNotification").size();
        List<WireCentralSystem.Call> boots = centralSystem.awaitCalls("BootNotification", answered + 1, PATIENCE);
        Duration wait = Duration.between(boots.get(answered - 1).at(), boots.get(answered).at());
        assertTrue(wait.compareTo(Duration.ofMillis(1_900)) >= 0 && wait.compareTo(Duration.ofSeconds(4)) < 0, wait::toString);
    }

    @Test
    @Shows({"AuthorizationKey", "SecurityProfile", "TC_085"})
    void profile1_sendsTheBytesOfTheKeyAsPassword() {
        try (WireCentralSystem centralSystem = WireCentralSystem.start();
                ChargerProcess charger = start(Provisioning.of(centralSystem.url())
                        .centralSystem("securityProfile", 1)
                        .centralSystem("authorizationKey", KEY))) {
            centralSystem.awaitStatus("Available");
            assertEquals(List.of(basic("CP1", KEY)), centralSystem.authorizations());
            assertSecret(charger);
        }
    }

    @Test
    @Shows({"SecurityProfile", "TC_086"})
    void profile2_trustsTheRootsOfTheProvisioningFileAndNothingElse() {
        Certificates good = Certificates.make(folder, "CN=central system", HERE);
        Certificates expired = Certificates.make(folder, "CN=old", HERE, "-startdate", "-20d", "-validity", "10");
        Certificates otherName = Certificates.make(folder, "CN=other", "DNS:other.example");
        Certificates untrusted = Certificates.make(folder, "CN=somebody else", HERE);
        try (WireCentralSystem centralSystem = WireCentralSystem.startSecure(untrusted.context(untrusted), false);
                ChargerProcess charger = start(profile2(centralSystem).trust("centralSystemRoots",
                        List.of(expired.certificatePem(), otherName.certificatePem(), good.certificatePem())))) {
            HealthPage health = charger.health();
            health.await("central-system", PATIENCE, "TLS: ", "CN=somebody else", "is not trusted", "trust.centralSystemRoots");
            centralSystem.secure(expired.context(expired), false);
            health.await("central-system", PATIENCE, "TLS: ", "CN=old", "expired on");
            centralSystem.secure(otherName.context(otherName), false);
            health.await("central-system", PATIENCE, "TLS: ", "made out to other.example, not to 127.0.0.1");
            centralSystem.secure(good.context(untrusted), true);
            health.await("central-system", PATIENCE, "client certificate", "SecurityProfile 3");
            assertEquals(0, centralSystem.connections());
            centralSystem.secure(good.context(good), false);
            centralSystem.awaitStatus("Available");
            health.await("central-system", PATIENCE, "OK");
            assertEquals(List.of(basic("CP1", KEY)), centralSystem.authorizations());
            assertSecret(charger);
        }
    }

    @Test
    @Shows({"SecurityProfile", "TC_087"})
    void profile3_showsTheClientCertificate() {
        Certificates server = Certificates.make(folder, "CN=central system", HERE);
        Certificates client = Certificates.make(folder, "CN=CP1", HERE);
        try (WireCentralSystem centralSystem = WireCentralSystem.startSecure(server.context(client), true);
                ChargerProcess charger = start(Provisioning.of(secure(centralSystem))
                        .centralSystem("securityProfile", 3)
                        .trust("centralSystemRoots", List.of(server.certificatePem()))
                        .trust("clientCertificate", client.certificatePem())
                        .trust("clientKey", client.keyPem()))) {
            centralSystem.awaitStatus("Available");
            charger.health().await("central-system", PATIENCE, "OK");
        }
    }

    @Test
    void aProfileWithoutWhatItNeedsMakesNoConnectionAndSaysWhatIsMissing() {
        try (RawServer server = RawServer.start(RawServer.http(500));
                ChargerProcess charger = start(Provisioning.of(server.url()).centralSystem("securityProfile", 1))) {
            charger.health().await("central-system", PATIENCE, "OCPP is off", "SecurityProfile 1 needs an AuthorizationKey");
            assertTrue(server.connections().isEmpty());
        }
    }

    private static Provisioning profile2(WireCentralSystem centralSystem) {
        return Provisioning.of(secure(centralSystem)).centralSystem("securityProfile", 2).centralSystem("authorizationKey", KEY);
    }

    private static String secure(WireCentralSystem centralSystem) {
        return centralSystem.url().replace("ws://", "wss://");
    }

    private static String basic(String identity, String key) {
        byte[] user = (identity + ":").getBytes(StandardCharsets.UTF_8);
        byte[] password = HexFormat.of().parseHex(key);
        byte[] both = new byte[user.length + password.length];
        System.arraycopy(user, 0, both, 0, user.length);
        System.arraycopy(password, 0, both, user.length, password.length);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private void assertSecret(ChargerProcess charger) {
        String said = String.join("\n", log()) + charger.output();
        assertFalse(said.contains(KEY) || said.contains(KEY.toLowerCase(java.util.Locale.ROOT)) || said.contains(basic("CP1", KEY)));
    }

    private ChargerProcess start(Provisioning provisioning) {
        return start(provisioning, shortWaits);
    }

    private ChargerProcess start(Provisioning provisioning, Distribution distribution) {
        Path data = folder.resolve("data-" + chargers.incrementAndGet());
        return ChargerProcess.start(
                new ChargerProcess.Options().home(distribution.home()).data(data).provision(provisioning.write(folder)));
    }

    private List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("data-" + chargers.get()).resolve("log/hotplug.log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the link complained about. */
    private List<String> warnings() {
        return log().stream().filter(l -> l.contains(" WARN ") && l.contains("transport.Link")).toList();
    }
}

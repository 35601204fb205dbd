package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A charger that is given every kind of secret and told to log everything, by a user whose files everybody may read: its files
 * are closed at every moment, and nothing outside the database holds a secret, neither what it writes nor what it sends.
 */
class SecretsTest {

    private static final String KEY = "00d1f2a3b4c5968778695a4b3c2d1e0f";
    private static final String NEXT_KEY = "ffee0d1c2b3a49586776859483a2b1c0";
    private static final String MISTYPED = "AuthorisationKey-secret-51";
    private static final String PASSWORD = "pass-in-address-77";

    @TempDir
    Path folder;

    private final Set<String> open = new TreeSet<>();

    @Test
    @Shows({"S75", "S94", "AuthorizationKey"})
    void stay_in_the_database_whatever_is_logged_and_no_file_is_open_to_others_at_any_moment() throws IOException {
        Certificates server = Certificates.make(folder, "CN=cs", "IP:127.0.0.1");
        Certificates client = Certificates.make(folder, "CN=CP1", "IP:127.0.0.1");
        Path data = Files.createDirectory(folder.resolve("data"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.createDirectory(data.resolve("lost+found"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<String> told = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> look(data, over));
        try (WireCentralSystem centralSystem = WireCentralSystem.startSecure(server.context(client), true);
                ChargerProcess charger = ChargerProcess.start(options(data, centralSystem, server, client))) {
            centralSystem.awaitCall("BootNotification");
            told.addAll(talk(centralSystem));
            told.add(get(charger, "/health"));
            told.add(get(charger, "/simulator/state"));
            centralSystem.calls().forEach(call -> told.add(call.toString()));
            told.addAll(centralSystem.strayFrames());
            charger.powerCut();
            told.add(charger.output());
        }
        over.set(true);
        looking.join();

        assertEquals(Set.of(), open, "files that others can read");
        Map<String, String> secrets = secrets(client);
        Map<Boolean, StringBuilder> written = written(data);
        assertTrue(contains(written.get(true).toString(), KEY), "the database does not hold the key: this test is blind");
        assertTrue(written.get(false).indexOf("ChangeConfiguration") > 0, "the log has no trace of frames: this test is blind");
        secrets.forEach((name, secret) -> {
            assertTrue(!contains(written.get(false).toString(), secret), name + " was written outside the files that keep it");
            told.forEach(text -> assertTrue(!contains(text, secret), name + " was told: " + text));
        });
    }

    private ChargerProcess.Options options(Path data, WireCentralSystem centralSystem, Certificates server, Certificates client) {
        Path provisioning = Provisioning.of(centralSystem.url().replace("ws://", "wss://"))
                .centralSystem("securityProfile", 3)
                .centralSystem("authorizationKey", KEY)
                .trust("centralSystemRoots", List.of(server.certificatePem()))
                .trust("clientCertificate", client.certificatePem())
                .trust("clientKey", client.keyPem())
                .write(folder);
        Path home = Distribution.copy(folder.resolve("distribution")).set("dev.hotplug.logging", "level", "\"TRACE\"").home();
        return new ChargerProcess.Options().home(home).data(data).provision(provisioning).umask("000");
    }

    /** Everything a central system can do to lure a secret out. With a new key the charger connects anew. */
    private static List<String> talk(WireCentralSystem centralSystem) {
        List<String> answers = new ArrayList<>();
        answers.add(centralSystem.call("ChangeConfiguration", Map.of("key", "AuthorizationKey", "value", NEXT_KEY)).toString());
        centralSystem.awaitConnections(2);
        answers.add(centralSystem.call("ChangeConfiguration", Map.of("key", "AuthorisationKey", "value", MISTYPED)).toString());
        answers.add(centralSystem.call("ChangeConfiguration", Map.of("key", "AuthorizationKey", "value", MISTYPED)).toString());
        answers.add(centralSystem.call("GetConfiguration", Map.of()).toString());
        answers.add(centralSystem.call("GetConfiguration", Map.of("key", List.of("AuthorizationKey"))).toString());
        answers.add(centralSystem.call("GetDiagnostics", Map.of("location", "ftp://user:" + PASSWORD + "@127.0.0.1:1/x", "retries", 0)).toString());
        answers.add(centralSystem.call("UpdateFirmware", Map.of(
                "location", "ftp://user:" + PASSWORD + "@127.0.0.1:1/x", "retries", 0, "retrieveDate", "2099-01-01T00:00:00Z")).toString());
        centralSystem.sendText("[2,\"broken\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"" + NEXT_KEY + "\"");
        answers.add(centralSystem.call("GetConfiguration", Map.of("key", List.of("HeartbeatInterval"))).toString());
        return answers;
    }

    private static Map<String, String> secrets(Certificates client) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String key : List.of(KEY, NEXT_KEY)) {
            byte[] bytes = HexFormat.of().parseHex(key);
            byte[] login = new byte[bytes.length + 4];
            System.arraycopy("CP1:".getBytes(StandardCharsets.US_ASCII), 0, login, 0, 4);
            System.arraycopy(bytes, 0, login, 4, bytes.length);
            secrets.put("the key " + key, key);
            secrets.put("the key " + key + " in base64", Base64.getEncoder().encodeToString(bytes));
            secrets.put("the login with " + key, Base64.getEncoder().encodeToString(login));
        }
        secrets.put("a value for a key that does not exist", MISTYPED);
        secrets.put("the password in an address", PASSWORD);
        String pem = client.keyPem().replaceAll("-----[^-]+-----|\\s", "");
        secrets.put("the private key's beginning", pem.substring(0, 40));
        secrets.put("the private key's end", pem.substring(pem.length() - 40));
        return secrets;
    }

    private static boolean contains(String text, String secret) {
        return text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT));
    }

    /** What is in the files that keep secrets, the database's and the certificates', and what is in all others. */
    private static Map<Boolean, StringBuilder> written(Path data) throws IOException {
        Map<Boolean, StringBuilder> written = new TreeMap<>(Map.of(true, new StringBuilder(), false, new StringBuilder()));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean keeps = file.getFileName().toString().startsWith("hotplug.db") || file.startsWith(data.resolve("certificates"));
                written.get(keeps).append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return written;
    }

    private void look(Path data, AtomicBoolean over) {
        while (!over.get()) {
            try (Stream<Path> files = Files.walk(data)) {
                files.filter(file -> !file.equals(data)).filter(SecretsTest::readableByOthers)
                        .forEach(file -> open.add(data.relativize(file).toString()));
            } catch (IOException | java.io.UncheckedIOException e) {
                // something went while it was looked at
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static boolean readableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String get(ChargerProcess charger, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + charger.httpPort() + path)).build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

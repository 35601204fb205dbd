package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the packaged charger over TLS, with the certificate that the charger made. */
class PageHttpsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Trusts whomever it meets, and keeps the certificate. */
    private static final class Seen implements X509TrustManager {
        private volatile X509Certificate certificate;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new AssertionError("nobody asks for that");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            certificate = chain[0];
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private final Seen seen = new Seen();

    private HttpClient client() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {seen}, null);
        return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build();
    }

    private static int status(HttpClient client, String address) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(3)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_is_off_then_on_with_the_fingerprint_that_the_page_said_also_after_a_restart_and_off_again(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        int secure = ChargerProcess.freePort();
        ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options().data(data));
        try {
            int plain = charger.httpPort();
            PageClient page = PageClient.enter(charger);
            assertEquals(0, page.get("access/https").path("port").asInt());
            assertTrue(Files.notExists(data.resolve("page-certificate")), "nothing is made before somebody asks");
            assertEquals("refused", page.send("PUT", "access/https", Map.of("port", plain)).code());
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertEquals("refused", page.send("PUT", "access/https", Map.of("port", taken.getLocalPort())).code());
            }
            assertEquals(200, page.send("PUT", "access/https", Map.of("port", secure)).status());
            assertOn(plain, secure, data);
            assertEquals("https-only", page.send("GET", "overview", null).code());

            charger.close();
            charger = ChargerProcess.start(new ChargerProcess.Options().data(data).httpPort(plain));
            X509Certificate before = seen.certificate;
            assertOn(plain, secure, data);
            assertEquals(before, seen.certificate);

            PageClient again = PageClient.secure(secure, client());
            assertEquals(200, again.signIn("technician", PageClient.PASSWORD).status());
            assertTrue(again.cookieLine().contains("Secure"), again.cookieLine());
            JsonNode state = again.get("access/https");
            assertEquals(fingerprint(seen.certificate), state.path("fingerprint").asText());
            again.send("PUT", "access/https", Map.of("port", 0));
            Await.until("plain again", SOON, () -> status(HttpClient.newHttpClient(), "http://127.0.0.1:" + plain + "/"), s -> s == 200);
            Await.until("closed", SOON, () -> status(HttpClient.newHttpClient(), "https://127.0.0.1:" + secure + "/"), s -> s == 0);
        } finally {
            charger.close();
        }
    }

    private void assertOn(int plain, int secure, Path data) throws Exception {
        HttpClient client = client();
        Await.until("secure", SOON, () -> status(client, "https://127.0.0.1:" + secure + "/"), s -> s == 200);
        Await.until("the plain port leads there", SOON, () -> status(client, "http://127.0.0.1:" + plain + "/"), s -> s == 307);
        assertEquals(200, status(client, "http://127.0.0.1:" + plain + "/simulator/state"));
        assertEquals(403, status(client, "http://127.0.0.1:" + plain + "/api/session"));
        seen.certificate.verify(seen.certificate.getPublicKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("page-certificate/page.p12"))));
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }
}

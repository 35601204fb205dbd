package dev.hotplug.runtime.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.feature.FeatureReader;
import dev.hotplug.runtime.json.Json;
import dev.hotplug.update.set.Certificates;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignTest extends ToolTest {

    private static final String STATION = """
            { "vendor": "V", "model": "tiny", "partNumber": "TIN1-S-2-4-8", "hardwareRevision": "1", "securityCounter": 1,
              "java": "17.0.9", "api": "1.0", "storage": "1.0", "freeBytes": 1000000, "state": { "store": { "reads": 1, "writes": 1, "readableFrom": 1 } } }
            """;

    @TempDir
    static Path shared;

    /** Keys are dear: one root and one signer serve all tests. */
    @BeforeEach
    void aSetAndKeys() throws IOException {
        build("a.hpkg");
        if (Files.notExists(shared.resolve("root.pem"))) {
            keys();
            copyKeys(folder, shared);
        }
        copyKeys(shared, folder);
        write("station.json", STATION);
    }

    private static void copyKeys(Path from, Path to) throws IOException {
        for (String name : new String[] {"root.p12", "root.pem", "release.p12", "release.pem"}) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void whatWasSignedIsVerified() {
        refused(4, "verify @a.hpkg --root @root.pem", "not signed");
        sign("a.hpkg");
        good("verify @a.hpkg --root @root.pem --station @station.json");
        assertTrue(out.contains("signed by CN=Test release signing (ES256), root CN=Test package root"), out);
    }

    @Test
    void exitCodesTellWhatIsWrong() throws IOException {
        sign("a.hpkg");
        good("keys root @stranger --password-file @password");
        refused(4, "verify @a.hpkg --root @stranger.pem", "leads to no trusted root");
        refused(4, "verify @a.hpkg --root @root.pem --at 2200-01-01T00:00:00Z", "was valid until");
        refused(4, "verify @a.hpkg --root @root.pem --required 2", "2 different roots");
        X509Certificate signer = Pem.certificates(path("release.pem")).get(0);
        refused(4, "verify @a.hpkg --root @root.pem --revoked " + Certificates.sha256(signer), "revoked");
        write("station.json", STATION.replace("\"securityCounter\": 1", "\"securityCounter\": 2"));
        refused(5, "verify @a.hpkg --root @root.pem --station @station.json", "security counter");
        write("station.json", STATION.replace("\"hardwareRevision\": \"1\"", "\"hardwareRevision\": \"9\""));
        refused(5, "verify @a.hpkg --root @root.pem --station @station.json", "hardware revision 9");
        byte[] altered = Files.readAllBytes(path("a.hpkg"));
        altered[altered.length / 2] ^= 1;
        Files.write(path("b.hpkg"), altered);
        refused(3, "verify @b.hpkg --root @root.pem", "blobs/sha256/");
        write("c.hpkg", "<html>404 not found, and some more words</html>");
        refused(3, "inspect @c.hpkg", "no update set");
        refused(1, "inspect @nowhere.hpkg", "nowhere.hpkg");
    }

    @Test
    void signingLeavesTheDocumentAlone() throws IOException {
        byte[] before = SetFile.open(path("a.hpkg")).head().bytes();
        sign("a.hpkg");
        assertArrayEquals(before, SetFile.open(path("a.hpkg")).head().bytes());
    }

    @Test
    void aSignatureThatWasMadeElsewhereIsAttached() throws Exception {
        good("sign @a.hpkg --request @request --certificate @release.pem");
        assertTrue(out.contains("openssl dgst -sha256 -sign KEY.pem -out SIGNATURE"), out);
        Files.write(path("signature"), signed("release", "request", "SHA256withECDSA"));
        good("sign @a.hpkg --attach @signature --certificate @release.pem");
        good("verify @a.hpkg --root @root.pem");
        Files.write(path("signature"), signed("release", "password", "SHA256withECDSA"));
        refused(2, "sign @a.hpkg --attach @signature --certificate @release.pem", "not one of this set");
        write("signature", "nonsense");
        refused(2, "sign @a.hpkg --attach @signature --certificate @release.pem", "no ECDSA signature");
    }

    @Test
    void theRequestOfOcppIsPrintedAndHolds() throws Exception {
        sign("a.hpkg");
        byte[] before = Files.readAllBytes(path("a.hpkg"));
        good("sign @a.hpkg --only-ocpp --keystore @release.p12 --password-file @password --location http://127.0.0.1/a.hpkg --request-id 7"
                + " --retrieve 2026-03-01T00:00:00Z --install 2026-03-02T00:00:00Z");
        assertArrayEquals(before, Files.readAllBytes(path("a.hpkg")));
        Map<String, Object> request = FeatureReader.members(Json.read(out.strip()));
        Map<String, Object> firmware = FeatureReader.members(request.get("firmware"));
        assertEquals(7L, request.get("requestId"));
        assertEquals("http://127.0.0.1/a.hpkg", firmware.get("location"));
        assertEquals("2026-03-01T00:00:00Z", firmware.get("retrieveDateTime"));
        assertEquals("2026-03-02T00:00:00Z", firmware.get("installDateTime"));
        write("signing.pem", FeatureReader.text(firmware, "signingCertificate"));
        good("verify @a.hpkg --root @root.pem --manufacturer-root @root.pem --ocpp-certificate @signing.pem --ocpp-signature " + firmware.get("signature"));
        assertTrue(out.contains("(ECDSA)"), out);
        build("b.hpkg");
        refused(4, "verify @b.hpkg --root @root.pem --ocpp-certificate @signing.pem --ocpp-signature " + firmware.get("signature"), "not one of this file");
    }

    @Test
    void rsaSignsWithPss() {
        good("keys signer @rsa --root @root.p12 --password-file @password --kind rsa");
        good("sign @a.hpkg --keystore @rsa.p12 --password-file @password --location http://127.0.0.1/a.hpkg");
        good("verify @a.hpkg --root @root.pem");
        assertTrue(out.contains("(PS256)"), out);
    }

    @Test
    void stationsWithTheOldRootAndTheNewOneTakeASetOfTheNewOne() {
        good("keys rotate @root2 --old @root.p12 --password-file @password");
        good("keys signer @release2 --root @root2.p12 --password-file @password");
        good("sign @a.hpkg --keystore @release2.p12 --password-file @password --chain @root2-by-old.pem");
        good("verify @a.hpkg --root @root.pem");
        good("verify @a.hpkg --root @root2.pem");
    }

    @Test
    void severalMaySign() {
        good("keys root @other --subject CN=Other --password-file @password");
        good("keys signer @other-release --root @other.p12 --password-file @password");
        sign("a.hpkg");
        good("sign @a.hpkg --add --keystore @other-release.p12 --password-file @password");
        good("verify @a.hpkg --root @root.pem --root @other.pem --required 2");
        sign("a.hpkg");
        refused(4, "verify @a.hpkg --root @root.pem --root @other.pem --required 2", "2 different roots");
    }

    @Test
    void keysAreNeverWrittenOverAndPasswordsNeverGuessed() throws IOException {
        refused(1, "keys root @root --password-file @password", "root.p12");
        write("wrong", "wrong\n");
        refused(2, "sign @a.hpkg --keystore @release.p12 --password-file @wrong", "password");
        refused(2, "sign @a.hpkg --keystore @release.p12 --password-env HOTPLUG_NO_SUCH_VARIABLE", "HOTPLUG_NO_SUCH_VARIABLE");
        refused(2, "sign @a.hpkg", "--keystore");
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(path("root.p12"))));
    }

    @Test
    void certificatesAreWhatJavaAndOthersTakeThemFor() throws Exception {
        X509Certificate root = Pem.certificates(path("root.pem")).get(0);
        X509Certificate signer = Pem.certificates(path("release.pem")).get(0);
        signer.verify(root.getPublicKey());
        assertEquals(Integer.MAX_VALUE, root.getBasicConstraints());
        assertEquals(-1, signer.getBasicConstraints());
        assertTrue(signer.getKeyUsage()[0] && root.getKeyUsage()[5]);
        assertEquals(1, Pem.certificates(path("release.pem")).size());
        Instant end = signer.getNotAfter().toInstant();
        assertTrue(end.isAfter(Instant.now().plus(364, ChronoUnit.DAYS)), end::toString);
    }

    @Test
    void ecdsaInDerIsReadStrictly() {
        assertThrows(Complaint.class, () -> Ecdsa.fromDer(new byte[0]));
        assertThrows(Complaint.class, () -> Ecdsa.fromDer(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 1}));
        assertThrows(Complaint.class, () -> Ecdsa.fromDer(new byte[] {0x30, 6, 2, 1, 1, 2, 2, 1}));
        byte[] both = Ecdsa.fromDer(new byte[] {0x30, 7, 2, 1, 5, 2, 2, 0, (byte) 0xff});
        assertEquals(5, both[31]);
        assertEquals((byte) 0xff, both[63]);
    }

    private byte[] signed(String key, String file, String algorithm) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(path(key + ".p12").toFile())) {
            store.load(in, "changeit".toCharArray());
        }
        Signature engine = Signature.getInstance(algorithm);
        engine.initSign((PrivateKey) store.getKey("key", "changeit".toCharArray()));
        engine.update(Files.readAllBytes(path(file)));
        return engine.sign();
    }
}

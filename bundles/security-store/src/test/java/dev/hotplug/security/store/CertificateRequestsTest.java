package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our requests, read by people who know what one is: Bouncy Castle and OpenSSL. */
class CertificateRequestsTest {

    @ParameterizedTest
    @EnumSource(KeyMaker.Kind.class)
    void bouncyCastleReadsAndVerifiesIt(KeyMaker.Kind kind) throws Exception {
        KeyPair pair = KeyMaker.make(kind);

        PKCS10CertificationRequest request = parse(CertificateRequests.pem("Übung & Söhne, \"Strom\"", "100001", pair));

        assertTrue(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(pair.getPublic())));
        assertEquals(pair.getPublic(), new JcaPKCS10CertificationRequest(request).getPublicKey());
        assertEquals("O=Übung & Söhne\\, \\\"Strom\\\",CN=100001", request.getSubject().toString());
    }

    @Test
    void withoutAnOrganisationTheSubjectIsTheNameAlone() throws Exception {
        assertEquals("CN=CP 1", parse(CertificateRequests.pem("", "CP 1", TestCa.pair())).getSubject().toString());
    }

    @Test
    void namesLongerThanShortLengthsAreEncodedToo() throws Exception {
        String organisation = "o".repeat(500);

        assertEquals("O=" + organisation + ",CN=1",
                parse(CertificateRequests.pem(organisation, "1", TestCa.pair())).getSubject().toString());
    }

    @ParameterizedTest
    @EnumSource(KeyMaker.Kind.class)
    void openSslVerifiesIt(KeyMaker.Kind kind, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("request.pem"), CertificateRequests.pem("Operator", "100001", KeyMaker.make(kind)));
        Process openssl = openssl(file);
        assumeTrue(openssl != null, "there is no openssl here");

        String said = new String(openssl.getInputStream().readAllBytes());

        assertTrue(openssl.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, openssl.exitValue(), said);
        assertTrue(said.contains("verify OK"), said);
        assertTrue(said.replace(" ", "").contains("O=Operator,CN=100001"), said);
    }

    private static Process openssl(Path file) {
        try {
            return new ProcessBuilder("openssl", "req", "-verify", "-noout", "-subject", "-in", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (java.io.IOException e) {
            return null;
        }
    }

    private static PKCS10CertificationRequest parse(String pem) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }
}

package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.update.set.FileSignature.Scheme;
import dev.hotplug.update.set.TestPki.Party;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileSignatureTest {

    private static final Party ROOT = TestPki.root("CN=Manufacturer root");
    private static final Party EC = TestPki.signer(ROOT);
    private static final Party RSA = TestPki.signer(ROOT, TestPki.rsa(3072));
    private static final byte[] FILE = Sets.random(1, 200_000);

    @Test
    void everyPermittedWayIsFoundOut() throws Exception {
        assertEquals(Scheme.ECDSA, verify(EC, sign(EC, Scheme.ECDSA), FILE, FileSignature.all()).value().orElseThrow());
        for (Scheme scheme : EnumSet.of(Scheme.PSS, Scheme.PSS_MAX_SALT, Scheme.PKCS1)) {
            assertEquals(scheme, verify(RSA, sign(RSA, scheme), FILE, FileSignature.all()).value().orElseThrow());
        }
    }

    @Test
    void aWayThatIsNotPermittedIsWrong() throws Exception {
        assertEquals(Reason.SIGNATURE_WRONG, verify(RSA, sign(RSA, Scheme.PKCS1), FILE, Set.of(Scheme.PSS, Scheme.PSS_MAX_SALT)).refusal().orElseThrow().reason());
        assertEquals(Reason.SIGNATURE_WRONG, verify(EC, sign(EC, Scheme.ECDSA), FILE, Set.of(Scheme.PSS)).refusal().orElseThrow().reason());
    }

    @Test
    void anotherFileKeyOrSignatureIsWrong() throws Exception {
        byte[] other = FILE.clone();
        other[199_999] ^= 1;
        assertEquals(Reason.SIGNATURE_WRONG, verify(EC, sign(EC, Scheme.ECDSA), other, FileSignature.all()).refusal().orElseThrow().reason());
        assertEquals(Reason.SIGNATURE_WRONG, verify(TestPki.signer(ROOT), sign(EC, Scheme.ECDSA), FILE, FileSignature.all()).refusal().orElseThrow().reason());
        for (byte[] broken : new byte[][] {{}, {1}, new byte[1_000], {0x30, (byte) 0x84, 0x7f, -1, -1, -1}}) {
            assertEquals(Reason.SIGNATURE_WRONG, verify(EC, broken, FILE, FileSignature.all()).refusal().orElseThrow().reason());
            assertEquals(Reason.SIGNATURE_WRONG, verify(RSA, broken, FILE, FileSignature.all()).refusal().orElseThrow().reason());
        }
    }

    private static Result<Scheme> verify(Party party, byte[] signature, byte[] file, Set<Scheme> permitted) throws IOException {
        return FileSignature.verify(new ByteArrayInputStream(file), signature, party.certificate(), permitted);
    }

    private static byte[] sign(Party party, Scheme scheme) throws GeneralSecurityException {
        Signature engine = FileSignature.engine(scheme, party.keys().getPublic()).orElseThrow();
        engine.initSign(party.keys().getPrivate());
        engine.update(FILE);
        return engine.sign();
    }
}

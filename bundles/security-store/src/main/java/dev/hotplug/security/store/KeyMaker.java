package dev.hotplug.security.store;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

/** Makes key pairs of the strength that the white paper asks for (section 2.6), and says which halves match. */
final class KeyMaker {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private KeyMaker() {}

    /** What keys are made. */
    enum Kind {
        /** ECDSA on the curve P-256. */
        EC,
        /** RSA of 3072 bits. */
        RSA
    }

    static KeyPair make(Kind kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.name());
        if (kind == Kind.EC) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else {
            generator.initialize(3072);
        }
        return generator.generateKeyPair();
    }

    /** The two are halves of one pair: what one signs the other verifies. */
    static boolean pair(PrivateKey secret, PublicKey open) {
        byte[] sample = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(secret.getAlgorithm(), secret.getAlgorithm()));
            signature.initSign(secret);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

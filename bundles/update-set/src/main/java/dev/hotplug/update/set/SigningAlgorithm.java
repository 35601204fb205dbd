package dev.hotplug.update.set;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** How documents are signed: two algorithms of RFC 7518, both part of Java. */
public enum SigningAlgorithm {
    /** ECDSA on P-256 with SHA-256; the signature is R and S, 32 bytes each. */
    ES256 {
        @Override
        public boolean fits(PublicKey key) {
            return key instanceof ECPublicKey ec
                    && ec.getParams().getCurve().getField() instanceof ECFieldFp field
                    && field.getP().equals(P256);
        }

        @Override
        public Signature engine() throws GeneralSecurityException {
            return Signature.getInstance("SHA256withECDSAinP1363Format");
        }
    },
    /** RSASSA-PSS with SHA-256, MGF1 of the same and a salt of 32 bytes; keys of 3072 bits and more. */
    PS256 {
        @Override
        public boolean fits(PublicKey key) {
            return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS && rsa.getModulus().bitLength() <= MAX_RSA_BITS;
        }

        @Override
        public Signature engine() throws GeneralSecurityException {
            Signature engine = Signature.getInstance("RSASSA-PSS");
            engine.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
            return engine;
        }
    };

    /** The prime of P-256 (FIPS 186-5): no other curve in use has it. */
    static final BigInteger P256 = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    static final int MIN_RSA_BITS = 3_072;
    static final int MAX_RSA_BITS = 8_192;
    static final int SALT_BYTES = 32;

    /** The key is of the kind and length that the algorithm takes here. */
    public abstract boolean fits(PublicKey key);

    /** For signing or verifying, with its parameters set. */
    public abstract Signature engine() throws GeneralSecurityException;

    /** By its name in a JWS header. */
    public static Optional<SigningAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** The one for a key. */
    public static Optional<SigningAlgorithm> of(PublicKey key) {
        return Arrays.stream(values()).filter(each -> each.fits(key)).findFirst();
    }

    /** A signature that cannot even be read is a wrong one. */
    public boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature engine = engine();
            engine.initVerify(key);
            engine.update(signed);
            return engine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

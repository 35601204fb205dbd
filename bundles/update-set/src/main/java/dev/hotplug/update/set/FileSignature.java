package dev.hotplug.update.set;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signature of SignedUpdateFirmware: over the whole file, by the key of the certificate that comes with the request (security white
 * paper, edition 3, L01). The white paper asks for RSA-PSS or ECSchnorr with SHA-256; Java has no ECSchnorr, and ECDSA stands in for it.
 * Tools in the field sign in more ways than one, so each permitted one is tried in a single pass over the file.
 */
public final class FileSignature {

    private static final int BUFFER = 64 * 1024;
    private static final int DIGEST_BYTES = 32;

    private FileSignature() {}

    /** Ways to sign. */
    public enum Scheme {
        /** RSASSA-PSS, SHA-256, salt as long as the digest. */
        PSS,
        /** The same with the longest salt that the key has room for, as {@code openssl dgst} makes it. */
        PSS_MAX_SALT,
        /** ECDSA with SHA-256, signature in DER. */
        ECDSA,
        /** RSA PKCS#1 v1.5 with SHA-256. */
        PKCS1;

        Optional<Signature> engine(PublicKey key) throws GeneralSecurityException {
            boolean rsa = key instanceof RSAPublicKey;
            return switch (this) {
                case PSS -> rsa ? Optional.of(pss(DIGEST_BYTES)) : Optional.empty();
                case PSS_MAX_SALT -> rsa ? Optional.of(pss(longestSalt((RSAPublicKey) key))) : Optional.empty();
                case PKCS1 -> rsa ? Optional.of(Signature.getInstance("SHA256withRSA")) : Optional.empty();
                case ECDSA -> key instanceof ECPublicKey ? Optional.of(Signature.getInstance("SHA256withECDSA")) : Optional.empty();
            };
        }
    }

    /** A fresh engine for signing or verifying in this way; empty when the key is of another kind. */
    public static Optional<Signature> engine(Scheme scheme, PublicKey key) {
        try {
            return scheme.engine(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + scheme, e);
        }
    }

    /**
     * @param file      from its first byte to its last; not closed
     * @param signature as sent, without base64
     * @param permitted ways that are taken
     * @return the way in which it was signed
     * @throws IOException from the file
     */
    public static Result<Scheme> verify(InputStream file, byte[] signature, X509Certificate certificate, Set<Scheme> permitted) throws IOException {
        PublicKey key = certificate.getPublicKey();
        Map<Scheme, Signature> engines = new EnumMap<>(Scheme.class);
        try {
            for (Scheme scheme : permitted) {
                Optional<Signature> engine = scheme.engine(key);
                if (engine.isPresent()) {
                    engine.get().initVerify(key);
                    engines.put(scheme, engine.get());
                }
            }
            byte[] buffer = new byte[BUFFER];
            for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
                for (Signature engine : engines.values()) {
                    engine.update(buffer, 0, read);
                }
            }
        } catch (GeneralSecurityException e) {
            return Result.refused(Refusal.of(Reason.WEAK_KEY, "The key of the firmware certificate cannot be used: %s.", e.getMessage()));
        }
        return engines.entrySet().stream()
                .filter(each -> verifies(each.getValue(), signature))
                .findFirst()
                .map(each -> Result.ok(each.getKey()))
                .orElseGet(() -> Result.refused(Refusal.of(Reason.SIGNATURE_WRONG,
                        "The signature is not one of this file by the key of %s, in any permitted way (%s).",
                        certificate.getSubjectX500Principal().getName(), engines.keySet())));
    }

    /** A signature that cannot even be read is a wrong one. */
    private static boolean verifies(Signature engine, byte[] signature) {
        try {
            return engine.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature pss(int salt) throws GeneralSecurityException {
        Signature engine = Signature.getInstance("RSASSA-PSS");
        engine.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        return engine;
    }

    /** RFC 8017, section 9.1.1. */
    private static int longestSalt(RSAPublicKey key) {
        return Math.max(0, (key.getModulus().bitLength() + 6) / 8 - DIGEST_BYTES - 2);
    }

    /** All of them. */
    public static Set<Scheme> all() {
        return Set.copyOf(Arrays.asList(Scheme.values()));
    }
}

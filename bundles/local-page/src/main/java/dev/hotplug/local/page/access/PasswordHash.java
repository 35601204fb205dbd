package dev.hotplug.local.page.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-512, salted, slow on purpose.
 *
 * @param iterations of this hash; what is stored keeps its own number
 */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {

    /** About a tenth of a second on a desktop and two on a charger; what a guess costs as well. */
    static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String SCHEME = "pbkdf2-sha512";

    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /** Takes the same time whether it is right or not. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** For the store. */
    String text() {
        HexFormat hex = HexFormat.of();
        return SCHEME + " " + iterations + " " + hex.formatHex(salt) + " " + hex.formatHex(hash);
    }

    /** @throws IllegalArgumentException when it is no such text */
    static PasswordHash parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("not a stored password");
        }
        return new PasswordHash(Integer.parseInt(parts[1]), HexFormat.of().parseHex(parts[2]), HexFormat.of().parseHex(parts[3]));
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}

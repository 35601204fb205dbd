package dev.hotplug.security.store;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import dev.hotplug.profile.security.SentCertificates;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Certificates and keys from outside. The first character of an input says how it comes: {@code t} as text, {@code c} and
 * {@code k} as the bytes of a certificate or key, which are dressed as PEM, so that the fuzzer reaches the inside of them.
 *
 * <p>What else reads certificates is to be added to {@link #feed(String)}; what is refused is refused with a sentence.
 */
public final class CertificateTarget implements Target {

    @Override
    public void feed(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] rest = java.util.Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'c' -> feed(pem("CERTIFICATE", rest));
            case 'k' -> feed(pem("PRIVATE KEY", rest));
            default -> feed(new String(rest, StandardCharsets.UTF_8));
        }
    }

    private static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder().encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }

    private static void feed(String text) {
        refusable(() -> Pem.certificates(text));
        refusable(() -> Pem.privateKey(text));
        SentCertificates.judge(text);
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            Promise.sentence(e.getMessage());
        }
    }
}

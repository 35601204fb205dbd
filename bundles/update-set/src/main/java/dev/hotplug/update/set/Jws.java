package dev.hotplug.update.set;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Signatures over a document: JWS General JSON Serialization (RFC 7515) with detached (appendix F) and unencoded (RFC 7797) payload.
 * What is signed is the protected header in base64url, a full stop, and the bytes of the document as they are. Pure.
 */
public final class Jws {

    /** As many signatures as one document may have. */
    public static final int MAX_SIGNATURES = 4;

    /** Certificates with one signature. */
    static final int MAX_CHAIN = 6;

    private static final String TYPE = "hpkg";
    private static final int MAX_CERTIFICATE_TEXT = 12_000;
    private static final Pattern URL_TEXT = Pattern.compile("[A-Za-z0-9_-]{1,60000}");
    private static final Pattern CERTIFICATE_TEXT = Pattern.compile("[A-Za-z0-9+/]{1," + MAX_CERTIFICATE_TEXT + "}={0,2}");
    private static final String BASE64_WORDS = "base64";

    private Jws() {}

    /**
     * One signature.
     *
     * @param header    protected header, base64url
     * @param algorithm of the header
     * @param chain     of the header: the certificate of the signing key, then those that issued it; never empty
     * @param signature as JWS has it
     */
    public record Entry(String header, SigningAlgorithm algorithm, List<X509Certificate> chain, byte[] signature) {

        public Entry {
            chain = List.copyOf(chain);
            signature = signature.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }
    }

    /** The protected header for a signature that is to be made. */
    public static String header(SigningAlgorithm algorithm, List<X509Certificate> chain) {
        Map<String, Object> header = new TreeMap<>();
        header.put("alg", algorithm.name());
        header.put("b64", false);
        header.put("crit", List.of("b64"));
        header.put("typ", TYPE);
        header.put("x5c", chain.stream().map(each -> Base64.getEncoder().encodeToString(Certificates.der(each))).toList());
        return url(CanonicalJson.bytes(header));
    }

    /** What is signed. */
    public static byte[] signed(String header, byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        bytes.write('.');
        bytes.writeBytes(document);
        return bytes.toByteArray();
    }

    /** The content of {@code hotplug/feature.jws}; without an entry, that of a set that is not signed yet. */
    public static byte[] write(List<Entry> entries) {
        return CanonicalJson.bytes(Map.of("signatures", entries.stream()
                .map(entry -> Map.of("protected", entry.header(), "signature", url(entry.signature())))
                .toList()));
    }

    /** Reads it, unsigned or not. */
    public static Result<List<Entry>> read(byte[] bytes) {
        try {
            return Result.ok(entries(bytes));
        } catch (Unfit e) {
            Refusal refusal = e.refusal();
            return Result.refused(new Refusal(Reason.SIGNATURE_FORM, "Signatures: " + refusal.sentence()));
        }
    }

    private static List<Entry> entries(byte[] bytes) throws Unfit {
        if (bytes.length > Limits.FORMAT.signatureBytes()) {
            throw Unfit.of(Reason.TOO_LARGE, "They are longer than %d bytes.", Limits.FORMAT.signatureBytes());
        }
        Members jws = Members.of("", Json.read(bytes, "Their file"));
        List<Entry> entries = new ArrayList<>();
        for (Members entry : jws.objects("signatures")) {
            entries.add(entry(entry));
        }
        jws.end();
        if (entries.size() > MAX_SIGNATURES) {
            throw jws.bad("signatures", "has more than " + MAX_SIGNATURES + " items");
        }
        if (!java.util.Arrays.equals(bytes, write(entries))) {
            throw Unfit.of(Reason.NOT_CANONICAL, "Their file is not in its canonical form.");
        }
        return entries;
    }

    private static Entry entry(Members entry) throws Unfit {
        String text = entry.text("protected", URL_TEXT, "base64url");
        byte[] signature = decoded(entry, "signature", entry.text("signature", URL_TEXT, "base64url"), Base64.getUrlDecoder());
        entry.end();
        Members header = Members.of("protected", Json.read(decoded(entry, "protected", text, Base64.getUrlDecoder()), "The protected header"));
        header.exactly("typ", TYPE, Reason.SIGNATURE_FORM);
        header.exactly("b64", false, Reason.SIGNATURE_FORM);
        header.exactly("crit", List.of("b64"), Reason.SIGNATURE_FORM);
        SigningAlgorithm algorithm = SigningAlgorithm.named(header.text("alg", Forms.NAME, Forms.NAME_WORDS))
                .orElseThrow(() -> header.bad("alg", "is neither ES256 nor PS256"));
        List<X509Certificate> chain = chain(header);
        header.end();
        return new Entry(text, algorithm, chain, signature);
    }

    private static List<X509Certificate> chain(Members header) throws Unfit {
        List<X509Certificate> chain = new ArrayList<>();
        List<String> texts = header.someTexts("x5c", CERTIFICATE_TEXT, BASE64_WORDS);
        if (texts.size() > MAX_CHAIN) {
            throw header.bad("x5c", "has more than " + MAX_CHAIN + " items");
        }
        for (String text : texts) {
            byte[] der = decoded(header, "x5c", text, Base64.getDecoder());
            chain.add(Certificates.fromDer(der).orElseThrow(() -> header.bad("x5c", "holds something that is no certificate")));
        }
        return chain;
    }

    private static byte[] decoded(Members members, String key, String text, Base64.Decoder decoder) throws Unfit {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw members.bad(key, "is not " + BASE64_WORDS);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

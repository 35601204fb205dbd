package dev.hotplug.security.store;

import dev.hotplug.security.ClientCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The charge point's own keys and certificates, in one folder: {@code 00000001.key.pem} has both halves of a key pair,
 * {@code 00000001.chain.pem} its certificate once it has one. So a certificate is adopted by one file that appears. Reads
 * from memory by any thread, changes by one.
 */
final class KeyShelf {

    /** Keys without a certificate that are kept: an answer to an older request may still come. */
    static final int PENDING = 3;
    /** Certificates that are kept beside the one in use. */
    static final int KEPT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(KeyShelf.class);
    private static final String KEY = ".key.pem";
    private static final String CHAIN = ".chain.pem";
    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");
    private static final Comparator<Pair> NEWEST = Comparator
            .comparing((Pair pair) -> pair.credential().orElseThrow().certificate().getNotBefore())
            .thenComparing(Pair::number)
            .reversed();

    private final SafeFiles files;
    private long last;
    private volatile List<Pair> pairs;

    /** A key pair, and its certificate once there is one. */
    private record Pair(long number, PrivateKey secret, PublicKey open, Optional<ClientCredential> credential) {

        Pair with(List<X509Certificate> chain) {
            return new Pair(number, secret, open, Optional.of(new ClientCredential(chain, secret)));
        }

        /** Never the key. */
        @Override
        public String toString() {
            return "Pair[" + number + "]";
        }
    }

    KeyShelf(Path folder) throws IOException {
        files = new SafeFiles(folder);
        List<String> names = files.names();
        List<Pair> found = new ArrayList<>();
        for (String name : names) {
            Numbers.of(name, KEY).ifPresent(number -> {
                last = Math.max(last, number);
                read(folder, number, names.contains(Numbers.name(number, CHAIN))).ifPresent(found::add);
            });
        }
        pairs = List.copyOf(found);
    }

    /** A damaged file costs its own pair and no other; the reason never shows what is in it. */
    private Optional<Pair> read(Path folder, long number, boolean chained) {
        try {
            String text = files.read(Numbers.name(number, KEY), RootShelf.MAX_FILE);
            Pair pair = new Pair(number, Pem.privateKey(text), publicKey(text), Optional.empty());
            return Optional.of(chained
                    ? pair.with(Pem.certificates(files.read(Numbers.name(number, CHAIN), RootShelf.MAX_FILE)))
                    : pair);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.error("The key {} or its certificate cannot be read and is not used.", folder.resolve(Numbers.name(number, KEY)));
            return Optional.empty();
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        Matcher matcher = PUBLIC.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no public key");
        }
        X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
        String algorithm = Pem.privateKey(text).getAlgorithm();
        return KeyFactory.getInstance(algorithm).generatePublic(spec);
    }

    List<ClientCredential> credentials() {
        return newest(pairs).stream().map(pair -> pair.credential().orElseThrow()).toList();
    }

    List<PublicKey> pending() {
        return pairs.stream().filter(pair -> pair.credential().isEmpty()).map(Pair::open).toList();
    }

    /** Keeps a new key pair; the oldest beyond {@value #PENDING} that wait go. */
    void add(KeyPair made) throws IOException {
        Pair pair = new Pair(last + 1, made.getPrivate(), made.getPublic(), Optional.empty());
        write(pair);
        List<Pair> waiting = pairs.stream().filter(p -> p.credential().isEmpty()).toList();
        forget(waiting.subList(0, Math.max(0, waiting.size() - PENDING)));
    }

    /** The certificate of a pending key is here; keys that waited longer, expired and superseded certificates go. */
    void adopt(List<X509Certificate> chain, Instant now) throws IOException {
        PublicKey open = chain.get(0).getPublicKey();
        Pair pair = pairs.stream()
                .filter(p -> p.credential().isEmpty() && p.open().equals(open))
                .findFirst()
                .orElseThrow(() -> new IOException("no key waits for this certificate"));
        files.write(Numbers.name(pair.number(), CHAIN), Pem.text(chain));
        replace(pair, pair.with(chain));
        forget(pairs.stream().filter(p -> p.credential().isEmpty() && p.number() < pair.number()).toList());
        forget(superseded(now));
    }

    private List<Pair> superseded(Instant now) {
        List<Pair> certified = newest(pairs);
        Optional<Pair> inUse = certified.stream().filter(p -> p.credential().orElseThrow().validAt(now)).findFirst();
        List<Pair> old = new ArrayList<>(certified.subList(Math.min(KEPT, certified.size()), certified.size()));
        certified.stream()
                .filter(p -> now.isAfter(p.credential().orElseThrow().certificate().getNotAfter().toInstant()))
                .filter(p -> inUse.isPresent() && !old.contains(p))
                .forEach(old::add);
        inUse.ifPresent(old::remove);
        return old;
    }

    /** This pair and no other. */
    void replace(PrivateKey secret, List<X509Certificate> chain) throws IOException {
        List<Pair> before = pairs;
        Pair pair = new Pair(last + 1, secret, chain.get(0).getPublicKey(), Optional.empty());
        write(pair);
        files.write(Numbers.name(pair.number(), CHAIN), Pem.text(chain));
        replace(pair, pair.with(chain));
        forget(before);
    }

    /** None at all. */
    void clear() throws IOException {
        forget(pairs);
    }

    private void write(Pair pair) throws IOException {
        files.write(
                Numbers.name(pair.number(), KEY),
                Pem.text(pair.secret()) + Pem.text("PUBLIC KEY", pair.open().getEncoded()));
        last = pair.number();
        List<Pair> more = new ArrayList<>(pairs);
        more.add(pair);
        pairs = List.copyOf(more);
    }

    private void replace(Pair before, Pair after) {
        pairs = pairs.stream().map(p -> p == before ? after : p).toList();
    }

    private void forget(List<Pair> gone) throws IOException {
        for (Pair pair : gone) {
            files.delete(Numbers.name(pair.number(), CHAIN));
            files.delete(Numbers.name(pair.number(), KEY));
            pairs = pairs.stream().filter(p -> p != pair).toList();
        }
    }

    private static List<Pair> newest(List<Pair> all) {
        return all.stream().filter(pair -> pair.credential().isPresent()).sorted(NEWEST).toList();
    }
}

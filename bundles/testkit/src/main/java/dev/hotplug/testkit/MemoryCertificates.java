package dev.hotplug.testkit;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.ClientCredential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Certificates in memory; stages complete on the caller's thread. Reads by any thread, changes by one. */
public final class MemoryCertificates implements CertificateStore {

    private final Map<CertificateUse, List<X509Certificate>> roots = new EnumMap<>(CertificateUse.class);
    private final List<KeyPair> pending = new ArrayList<>();
    private volatile List<ClientCredential> credentials = List.of();
    private volatile Set<X509Certificate> verifiedWith = Set.of();
    private volatile List<X509Certificate> shown = List.of();
    private volatile List<X509CRL> lists = List.of();
    private Optional<ProvisionedTrust> provisioned = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    /** From now on changes fail like this; {@code null} ends it. */
    public void failWith(RuntimeException exception) {
        failure = Optional.ofNullable(exception);
    }

    /** What {@link #provision} was given last. */
    public Optional<ProvisionedTrust> provisioned() {
        return provisioned;
    }

    /** Puts a certificate with its key there. */
    public MemoryCertificates with(ClientCredential credential) {
        List<ClientCredential> all = new ArrayList<>(credentials);
        all.add(credential);
        all.sort(Comparator.comparing((ClientCredential c) -> c.certificate().getNotBefore()).reversed());
        credentials = List.copyOf(all);
        return this;
    }

    @Override
    public synchronized List<X509Certificate> roots(CertificateUse use) {
        return List.copyOf(roots.getOrDefault(use, List.of()));
    }

    @Override
    public CompletionStage<Void> addRoot(CertificateUse use, X509Certificate root) {
        return change(() -> {
            if (!roots(use).contains(root)) {
                roots.computeIfAbsent(use, u -> new ArrayList<>()).add(root);
            }
        });
    }

    @Override
    public CompletionStage<Void> removeRoot(CertificateUse use, X509Certificate root) {
        return change(() -> roots.getOrDefault(use, new ArrayList<>()).remove(root));
    }

    @Override
    public List<ClientCredential> credentials() {
        return credentials;
    }

    @Override
    public CompletionStage<String> request(String organisation, String commonName) {
        return change(() -> pending.add(pair())).thenApply(done -> "O=" + organisation + ",CN=" + commonName);
    }

    @Override
    public List<PublicKey> pending() {
        return pending.stream().map(KeyPair::getPublic).toList();
    }

    @Override
    public CompletionStage<Void> adopt(List<X509Certificate> chain, Instant now) {
        KeyPair pair = pending.stream().filter(p -> p.getPublic().equals(chain.get(0).getPublicKey())).findFirst().orElse(null);
        if (pair == null) {
            return CompletableFuture.failedFuture(new UncheckedIOException(new IOException("no key waits")));
        }
        return change(() -> {
            pending.remove(pair);
            with(new ClientCredential(chain, pair.getPrivate()));
        });
    }

    @Override
    public CompletionStage<Void> provision(ProvisionedTrust trust) {
        return change(() -> provisioned = Optional.of(trust));
    }

    @Override
    public Set<X509Certificate> verifiedWith() {
        return verifiedWith;
    }

    @Override
    public void verifiedWith(Collection<X509Certificate> found) {
        verifiedWith = Set.copyOf(found);
    }

    @Override
    public List<X509Certificate> shownByCentralSystem() {
        return shown;
    }

    @Override
    public void shownByCentralSystem(List<X509Certificate> chain) {
        shown = List.copyOf(chain);
    }

    @Override
    public List<X509CRL> revocationLists() {
        return lists;
    }

    @Override
    public CompletionStage<Void> addRevocationList(X509CRL list) {
        return change(() -> {
            List<X509CRL> more = new ArrayList<>(lists);
            more.add(list);
            lists = List.copyOf(more);
        });
    }

    private synchronized CompletionStage<Void> change(Runnable change) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        change.run();
        return CompletableFuture.completedFuture(null);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.hotplug.security.store;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.ClientCredential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** The certificates and keys in files below one folder. */
final class Certificates implements CertificateStore {

    private static final Map<CertificateUse, String> FOLDERS = Map.of(
            CertificateUse.CentralSystemRootCertificate, "central-system-roots",
            CertificateUse.ManufacturerRootCertificate, "manufacturer-roots");

    private final Map<CertificateUse, RootShelf> roots = new EnumMap<>(CertificateUse.class);
    private final KeyShelf keys;
    private final ListShelf lists;
    private final KeyMaker.Kind kind;
    private final Worker worker;
    private volatile Set<X509Certificate> verifiedWith = Set.of();
    private volatile List<X509Certificate> shown = List.of();

    /** Reads what is there. */
    Certificates(Path folder, KeyMaker.Kind kind, Worker worker) throws IOException {
        for (Map.Entry<CertificateUse, String> use : FOLDERS.entrySet()) {
            roots.put(use.getKey(), new RootShelf(folder.resolve(use.getValue())));
        }
        this.keys = new KeyShelf(folder.resolve("client"));
        this.lists = new ListShelf(folder.resolve("revocation-lists"));
        this.kind = kind;
        this.worker = worker;
    }

    @Override
    public List<X509Certificate> roots(CertificateUse use) {
        return roots.get(use).all();
    }

    @Override
    public CompletionStage<Void> addRoot(CertificateUse use, X509Certificate root) {
        return change(() -> roots.get(use).add(root));
    }

    @Override
    public CompletionStage<Void> removeRoot(CertificateUse use, X509Certificate root) {
        return change(() -> roots.get(use).remove(root));
    }

    @Override
    public List<ClientCredential> credentials() {
        return keys.credentials();
    }

    @Override
    public CompletionStage<String> request(String organisation, String commonName) {
        return run(() -> {
            KeyPair pair = KeyMaker.make(kind);
            String request = CertificateRequests.pem(organisation, commonName, pair);
            keys.add(pair);
            return request;
        });
    }

    @Override
    public List<PublicKey> pending() {
        return keys.pending();
    }

    @Override
    public CompletionStage<Void> adopt(List<X509Certificate> chain, Instant now) {
        return change(() -> keys.adopt(chain, now));
    }

    @Override
    public CompletionStage<Void> provision(ProvisionedTrust trust) {
        return change(() -> {
            roots.get(CertificateUse.CentralSystemRootCertificate).replace(all(trust.centralSystemRoots()));
            roots.get(CertificateUse.ManufacturerRootCertificate).replace(all(trust.manufacturerRoots()));
            provisionClient(trust);
        });
    }

    private void provisionClient(ProvisionedTrust trust) throws IOException {
        if (trust.clientCertificate().isEmpty()) {
            keys.clear();
            return;
        }
        List<X509Certificate> chain = Pem.certificates(trust.clientCertificate());
        PrivateKey secret = Pem.privateKey(trust.clientKey());
        if (!KeyMaker.pair(secret, chain.get(0).getPublicKey())) {
            throw new IllegalArgumentException(
                    "\"trust.clientKey\" is not the key of the first certificate in \"trust.clientCertificate\"");
        }
        keys.replace(secret, chain);
    }

    private static List<X509Certificate> all(List<String> texts) {
        return texts.stream().flatMap(text -> Pem.certificates(text).stream()).distinct().toList();
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
        return lists.all();
    }

    @Override
    public CompletionStage<Void> addRevocationList(X509CRL list) {
        return change(() -> lists.add(list));
    }

    /** Something that changes files. */
    private interface Change {
        void make() throws IOException;
    }

    private CompletionStage<Void> change(Change change) {
        return run(() -> {
            change.make();
            return null;
        });
    }

    private <T> CompletionStage<T> run(Callable<T> work) {
        return worker.run(() -> {
            try {
                return work.call();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot make keys of the kind " + kind, e);
            }
        });
    }
}

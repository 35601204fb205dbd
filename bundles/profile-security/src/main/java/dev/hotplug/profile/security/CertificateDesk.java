package dev.hotplug.profile.security;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp16.security.CertificateHashDataType;
import dev.hotplug.ocpp16.security.DeleteCertificate.DeleteCertificateStatusEnumType;
import dev.hotplug.ocpp16.security.HashAlgorithmEnumType;
import dev.hotplug.ocpp16.security.InstallCertificate.InstallCertificateStatusEnumType;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about certificates, one change after the other, and has the store make each durable. Station loop; stages complete
 * on it.
 */
@Component(service = CertificateDesk.class)
public final class CertificateDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateDesk.class);

    private final Loop loop;
    private final StationTime time;
    private final CertificateStore store;
    private final SecurityEvents events;
    private final SecurityKeys keys;
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);

    @Activate
    public CertificateDesk(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference CertificateStore store,
            @Reference SecurityEvents events,
            @Reference SecurityKeys keys) {
        this.loop = loop;
        this.time = time;
        this.store = store;
        this.events = events;
        this.keys = keys;
    }

    /** Adds a root, when the rules allow it (M05). */
    CompletionStage<InstallCertificateStatusEnumType> install(CertificateUse use, String pem) {
        return inTurn(() -> {
            RootRules.Verdict verdict =
                    RootRules.judge(use, pem, present(), keys.storeLength(), keys.additionalCheck(), time.now());
            if (verdict.refusal().isPresent()) {
                LOG.warn("A {} that the central system sent is not installed: {}.", use, verdict.refusal().get());
                return CompletableFuture.completedFuture(InstallCertificateStatusEnumType.Rejected);
            }
            return install(use, verdict);
        });
    }

    private CompletionStage<InstallCertificateStatusEnumType> install(CertificateUse use, RootRules.Verdict verdict) {
        X509Certificate root = verdict.certificate().orElseThrow();
        return onLoop(store.addRoot(use, root).thenCompose(done -> remove(use, verdict.superseded())), (done, failure) -> {
            if (failure != null) {
                LOG.error("A {} could not be stored: {}", use, Turns.reason(failure));
                return InstallCertificateStatusEnumType.Failed;
            }
            reconfigured(use + " " + name(root) + " was installed");
            return InstallCertificateStatusEnumType.Accepted;
        });
    }

    private CompletionStage<Void> remove(CertificateUse use, List<X509Certificate> roots) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (X509Certificate root : roots) {
            done = done.thenCompose(before -> store.removeRoot(use, root));
        }
        return done;
    }

    /** The names of the roots of a use. */
    List<CertificateHashDataType> installed(CertificateUse use) {
        Collection<X509Certificate> all = all();
        return store.roots(use).stream().map(root -> HashData.of(root, all, HashAlgorithmEnumType.SHA256)).toList();
    }

    /** Removes a root, unless it is the one that the connection stands on (M04). */
    CompletionStage<DeleteCertificateStatusEnumType> delete(CertificateHashDataType data) {
        return inTurn(() -> {
            for (CertificateUse use : CertificateUse.values()) {
                for (X509Certificate root : store.roots(use)) {
                    if (HashData.names(data, root, all())) {
                        return delete(use, root);
                    }
                }
            }
            return CompletableFuture.completedFuture(ofOurs(data));
        });
    }

    /** The charge point's own certificate is there, but not to be removed like that. */
    private DeleteCertificateStatusEnumType ofOurs(CertificateHashDataType data) {
        boolean ours = store.credentials().stream()
                .anyMatch(credential -> HashData.names(data, credential.certificate(), all()));
        return ours ? DeleteCertificateStatusEnumType.Failed : DeleteCertificateStatusEnumType.NotFound;
    }

    private CompletionStage<DeleteCertificateStatusEnumType> delete(CertificateUse use, X509Certificate root) {
        if (use == CertificateUse.CentralSystemRootCertificate && store.verifiedWith().contains(root)) {
            LOG.warn("The root certificate {} is not removed: the connection to the central system stands on it.", name(root));
            return CompletableFuture.completedFuture(DeleteCertificateStatusEnumType.Failed);
        }
        return onLoop(store.removeRoot(use, root), (done, failure) -> {
            if (failure != null) {
                LOG.error("The root certificate {} could not be removed: {}", name(root), Turns.reason(failure));
                return DeleteCertificateStatusEnumType.Failed;
            }
            reconfigured(use + " " + name(root) + " was removed");
            return DeleteCertificateStatusEnumType.Accepted;
        });
    }

    /** Takes the certificate of a key that waits for it, when it fits (A02). True: it is kept. */
    CompletionStage<Boolean> adopt(String pem, String commonName) {
        return inTurn(() -> {
            ChainRules.Expected expected = new ChainRules.Expected(
                    store.pending(),
                    store.roots(CertificateUse.CentralSystemRootCertificate),
                    keys.organisation(),
                    commonName);
            if (repeated(pem)) {
                return CompletableFuture.completedFuture(true);
            }
            ChainRules.Verdict verdict = ChainRules.judge(pem, keys.chainSize(), expected, time.now());
            return verdict.refusal()
                    .map(this::refused)
                    .orElseGet(() -> adopt(verdict.chain()));
        });
    }

    /** It came before, and the answer was lost on the way. */
    private boolean repeated(String pem) {
        List<X509Certificate> sent = Pem.certificates(pem);
        return !sent.isEmpty()
                && store.credentials().stream().anyMatch(credential -> credential.certificate().equals(sent.get(0)));
    }

    private CompletionStage<Boolean> refused(String why) {
        LOG.warn("A certificate that the central system sent for this charge point is refused: {}.", why);
        events.report(SecurityEvent.InvalidChargePointCertificate, "CertificateSigned is refused: " + why);
        return CompletableFuture.completedFuture(false);
    }

    private CompletionStage<Boolean> adopt(List<X509Certificate> chain) {
        return onLoop(store.adopt(chain, time.now()), (done, failure) -> {
            if (failure != null) {
                LOG.error("The certificate for this charge point could not be stored: {}", Turns.reason(failure));
                return false;
            }
            reconfigured("A new charge point certificate " + name(chain.get(0)) + " was installed");
            return true;
        });
    }

    /** With AdditionalRootCertificateCheck a root goes once its successor has verified the central system. */
    void connected() {
        if (!keys.additionalCheck()) {
            return;
        }
        inTurn(() -> {
            List<X509Certificate> outlived = RootRules.outlived(present());
            return onLoop(remove(CertificateUse.CentralSystemRootCertificate, outlived), (done, failure) -> {
                outlived.forEach(root -> reconfigured("CentralSystemRootCertificate " + name(root)
                        + " was removed: its successor works"));
                return failure == null;
            });
        });
    }

    private RootRules.Present present() {
        return new RootRules.Present(
                store.roots(CertificateUse.CentralSystemRootCertificate),
                store.roots(CertificateUse.ManufacturerRootCertificate),
                store.verifiedWith());
    }

    private Collection<X509Certificate> all() {
        List<X509Certificate> all = new ArrayList<>();
        for (CertificateUse use : CertificateUse.values()) {
            all.addAll(store.roots(use));
        }
        store.credentials().forEach(credential -> all.addAll(credential.chain()));
        return all;
    }

    private void reconfigured(String what) {
        LOG.info("{}.", what);
        events.report(SecurityEvent.ReconfigurationOfSecurityParameters, what);
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + " (serial number "
                + certificate.getSerialNumber().toString(16) + ")";
    }

    /** Begins when what was begun before has ended, so that nothing is decided on what is about to change. */
    private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> work) {
        CompletionStage<T> next = last.handle((value, failure) -> null).thenCompose(before -> work.get());
        last = next;
        return next;
    }

    private <T, R> CompletionStage<R> onLoop(CompletionStage<T> stage, java.util.function.BiFunction<T, Throwable, R> outcome) {
        CompletableFuture<R> done = new CompletableFuture<>();
        Turns.then(loop, stage, (value, failure) -> done.complete(outcome.apply(value, failure)));
        return done;
    }
}

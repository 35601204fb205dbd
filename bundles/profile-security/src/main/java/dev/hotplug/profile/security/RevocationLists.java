package dev.hotplug.profile.security;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.Revocation;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the revocation lists that the certificates of the connected central system name, once a day each, one at a time. A
 * list that revokes one of them ends the connection; the transport then refuses the certificate and says why. A list that
 * cannot be had changes nothing. Station loop unless said otherwise.
 */
@Component(service = CsmsListener.class, immediate = true)
public final class RevocationLists implements CsmsListener {

    static final Duration EVERY = Duration.ofDays(1);
    static final Duration AGAIN = Duration.ofHours(1);
    /** No TLS session is taken up again that long after it began: the next connection looks at the certificate anew. */
    static final Duration SETTLE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);

    private final Loop loop;
    private final StationTime time;
    private final CertificateStore certificates;
    private final SecurityKeys keys;
    private final FileTransfer transfers;
    private final Path file;
    /** When each address is due, elapsed milliseconds. */
    private final Map<String, Long> due = new HashMap<>();
    private volatile FrameLink link;
    private Loop.Timer timer = Turns.NO_TIMER;
    private Transfer running;
    private boolean busy;
    private boolean ended;

    @Activate
    public RevocationLists(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference CertificateStore certificates,
            @Reference SecurityKeys keys,
            @Reference FileTransfer transfers,
            BundleContext context)
            throws IOException {
        this(loop, time, certificates, keys, transfers, Files.createDirectories(Path.of(context.getProperty("hotplug.data"), "tmp")));
    }

    RevocationLists(
            Loop loop, StationTime time, CertificateStore certificates, SecurityKeys keys, FileTransfer transfers, Path folder) {
        this.loop = loop;
        this.time = time;
        this.certificates = certificates;
        this.keys = keys;
        this.transfers = transfers;
        this.file = folder.resolve("revocation-list.tmp");
    }

    @Deactivate
    void deactivate() {
        Turns.finish(loop, () -> {
            ended = true;
            timer.cancel();
            if (busy) {
                running.cancel();
            }
        });
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLink(FrameLink bound) {
        link = bound;
    }

    void unbindLink(FrameLink gone) {
        link = link == gone ? null : link;
    }

    @Override
    public void opened() {
        look();
    }

    @Override
    public void closed() {
        timer.cancel();
    }

    private void look() {
        timer.cancel();
        List<X509Certificate> chain = certificates.shownByCentralSystem();
        if (ended || busy || chain.isEmpty() || !keys.revocationLists()) {
            return;
        }
        timer = loop.after(AGAIN, this::look);
        chain.stream()
                .flatMap(certificate -> DistributionPoints.of(certificate).stream())
                .filter(address -> due.getOrDefault(address, 0L) <= time.elapsedMillis())
                .findFirst()
                .ifPresent(address -> fetch(address, chain));
    }

    private void fetch(String address, List<X509Certificate> chain) {
        due.put(address, time.elapsedMillis() + AGAIN.toMillis());
        busy = true;
        Download download =
                new Download(address, file, CertificateStore.MAX_REVOCATION_LIST, Optional.empty(), Trust.JAVA);
        running = transfers.download(download);
        running.outcome().thenApply(this::list).whenComplete((list, failure) -> loop.post(() -> fetched(address, chain, list, failure)));
    }

    /** On the transfer's thread. */
    private X509CRL list(Outcome outcome) {
        try {
            if (outcome instanceof Outcome.Failed failed) {
                throw new IllegalArgumentException(failed.failure().sentence());
            }
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forget();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    /** DER or PEM. */
    static X509CRL parse(byte[] text) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(text));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("It is no revocation list.", e);
        }
    }

    private void fetched(String address, List<X509Certificate> chain, X509CRL list, Throwable failure) {
        busy = false;
        if (ended) {
            return;
        }
        if (failure != null) {
            LOG.warn("The revocation list at {} could not be had: {}", plain(address), Turns.reason(failure));
        } else if (!Revocation.genuine(list, issuers(chain))) {
            due.put(address, time.elapsedMillis() + EVERY.toMillis());
            LOG.warn("The revocation list at {} is not signed by an issuer of the central system's certificates.", plain(address));
        } else {
            due.put(address, time.elapsedMillis() + EVERY.toMillis());
            Turns.then(loop, certificates.addRevocationList(list), (done, refusal) -> kept(chain, list, refusal));
        }
        look();
    }

    /** Without what may be a secret in it. */
    private static String plain(String address) {
        return address.replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", "");
    }

    private List<X509Certificate> issuers(List<X509Certificate> chain) {
        List<X509Certificate> issuers = new ArrayList<>(chain);
        issuers.addAll(certificates.roots(CertificateUse.CentralSystemRootCertificate));
        return issuers;
    }

    private void kept(List<X509Certificate> chain, X509CRL list, Throwable refusal) {
        if (refusal != null) {
            LOG.error("A revocation list could not be stored: {}", Turns.reason(refusal));
        } else if (Revocation.find(chain, issuers(chain), List.of(list)).isPresent()) {
            LOG.warn("A certificate of the connected central system has been revoked; the connection is given up.");
            loop.after(SETTLE, this::giveUp);
        }
    }

    private void giveUp() {
        FrameLink present = link;
        if (!ended && present != null) {
            present.reconnect("a certificate of the central system has been revoked");
        }
    }
}

package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.transport.TestCertificates.Identity;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.RecordedEvents;
import java.time.Duration;
import java.util.function.Predicate;

/** The whole transport on real sockets, with short limits. */
final class Rig implements AutoCloseable {

    static final int BOUND = 2 * 1024 * 1024;
    /** New attempts come after 0.1 to 0.3 s. */
    private static final Limits LIMITS = new Limits(
            BOUND, 4 * 1024 * 1024, 32 * 1024, 4, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(30));

    final MemorySettings settings = new MemorySettings();
    final RecordingSink sink = new RecordingSink();
    final MemoryCertificates certificates = new MemoryCertificates();
    final RecordedEvents events = new RecordedEvents();
    final TransportComponent transport;
    private CentralSystemSource source;

    /** @param keys names and values of configuration keys */
    Rig(String... keys) {
        this(LIMITS, keys);
    }

    Rig(Limits limits, String... keys) {
        for (int i = 0; i < keys.length; i += 2) {
            settings.set(keys[i], keys[i + 1]);
        }
        transport = new TransportComponent(new SystemTime(), settings, certificates, events, limits);
        settings.add(transport);
    }

    static Limits headers(int bytes) {
        return new Limits(
                BOUND, LIMITS.maxQueued(), bytes, 3, LIMITS.connect(), LIMITS.attempt(), LIMITS.pong(), LIMITS.write(),
                LIMITS.retryFirst(), LIMITS.retryMax(), LIMITS.useful());
    }

    static Limits attempts(Duration limit) {
        return new Limits(
                BOUND, LIMITS.maxQueued(), LIMITS.maxHeader(), LIMITS.maxThreads(), limit, limit, LIMITS.pong(), LIMITS.write(),
                LIMITS.retryFirst(), LIMITS.retryMax(), LIMITS.useful());
    }

    Rig connect(String url) {
        return connect(url, sink);
    }

    Rig trusting(Identity... roots) {
        for (Identity root : roots) {
            certificates.addRoot(CertificateUse.CentralSystemRootCertificate, root.certificate());
        }
        return this;
    }

    Rig connect(String url, FrameSink into) {
        CentralSystem centralSystem = new CentralSystem(true, url, "CP1", true);
        source = () -> centralSystem;
        transport.setSource(source);
        transport.setSink(into);
        return this;
    }

    void removeSource() {
        transport.unsetSource(source);
    }

    SettingsOwner owner() {
        return transport;
    }

    /** Waits until an attempt has failed and says why it did. */
    LinkStatus.Failure failure() {
        return await(s -> s.step() == LinkStatus.Step.WAITING).failure().orElseThrow();
    }

    LinkStatus failure(Kind kind) {
        return await(s -> s.failure().filter(f -> f.kind() == kind).isPresent());
    }

    /** Waits until the status is like that; fails the test after 20 s. */
    LinkStatus await(Predicate<LinkStatus> like) {
        long end = System.nanoTime() + 20_000_000_000L;
        LinkStatus status = transport.status();
        while (!like.test(status)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("status stays " + status);
            }
            Thread.onSpinWait();
            status = transport.status();
        }
        return status;
    }

    @Override
    public void close() {
        transport.deactivate();
    }
}

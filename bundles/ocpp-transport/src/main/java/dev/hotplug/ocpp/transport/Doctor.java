package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.link.ConnectionDoctor;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.security.CertificateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs one examination at a time on a thread of its own, which ends with it. */
final class Doctor implements ConnectionDoctor {

    private final StationTime time;
    private final CertificateStore certificates;
    private final Supplier<LinkStatus> link;
    private final Supplier<String> presentKey;
    private volatile Optional<Examination> last = Optional.empty();
    private Rounds running;

    /**
     * @param link       how the link in force is: a central system that is connected to is not disturbed
     * @param presentKey the AuthorizationKey that is set; empty for none
     */
    Doctor(StationTime time, CertificateStore certificates, Supplier<LinkStatus> link, Supplier<String> presentKey) {
        this.time = time;
        this.certificates = certificates;
        this.link = link;
        this.presentKey = presentKey;
    }

    @Override
    public synchronized boolean begin(Patient patient) {
        if (last.filter(Examination::running).isPresent()) {
            return false;
        }
        Notes notes = new Notes(patient.url() + "/" + patient.identity(), time.now());
        last = Optional.of(notes.soFar(true));
        running = new Rounds(patient, patient.key().orElseGet(presentKey), certificates, time::now, link.get(), notes);
        Rounds mine = running;
        TransportThread.daemon(() -> run(mine, notes), "ocpp-doctor").start();
        return true;
    }

    private void run(Rounds rounds, Notes notes) {
        try {
            rounds.walk();
        } finally {
            last = Optional.of(notes.soFar(false));
        }
    }

    @Override
    public Optional<Examination> examination() {
        return last;
    }

    /** What waits for the network waits no longer. */
    synchronized void stop() {
        if (running != null) {
            running.stop();
        }
    }

    /** Findings as they are made. */
    final class Notes {
        private final String endpoint;
        private final Instant began;
        private final List<Finding> findings = new ArrayList<>();

        Notes(String endpoint, Instant began) {
            this.endpoint = endpoint;
            this.began = began;
        }

        synchronized void add(Finding finding) {
            findings.add(finding);
            last = Optional.of(soFar(true));
        }

        synchronized Examination soFar(boolean still) {
            return new Examination(endpoint, still, began, findings);
        }
    }
}

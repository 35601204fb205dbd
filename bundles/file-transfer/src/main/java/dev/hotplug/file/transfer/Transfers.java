package dev.hotplug.file.transfer;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transfers, each on a thread that is made for it, and looks after them from the loop once a second. */
final class Transfers implements FileTransfer {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long END_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Loop loop;
    private final StationTime time;
    private final HostKeys hostKeys;
    private final int ownPort;
    private final AtomicInteger number = new AtomicInteger();
    private final List<Job> running = new ArrayList<>();
    private volatile Rules rules;
    private boolean closed;
    private boolean looking;

    Transfers(Loop loop, StationTime time, HostKeys hostKeys, int ownPort, Rules rules) {
        this.loop = loop;
        this.time = time;
        this.hostKeys = hostKeys;
        this.ownPort = ownPort;
        this.rules = rules;
    }

    void rules(Rules changed) {
        rules = changed;
    }

    @Override
    public SortedSet<String> schemes() {
        return new TreeSet<>(rules.schemes());
    }

    @Override
    public Optional<Failure> refusal(String address) {
        try {
            checked(address, rules);
            return Optional.empty();
        } catch (TransferException e) {
            return Optional.of(e.failure());
        }
    }

    private static Address checked(String text, Rules rules) throws TransferException {
        Address address = Address.parse(text);
        if (!rules.schemes().contains(address.scheme())) {
            throw new TransferException(Kind.ADDRESS, "The scheme " + address.scheme() + " is none of " + String.join(", ", rules.schemes()) + ".");
        }
        if (!rules.permitsHost(address.host())) {
            throw new TransferException(Kind.ADDRESS, "The host " + address.host() + " is not among the permitted ones.");
        }
        return address;
    }

    @Override
    public Transfer upload(Upload upload) {
        Rules now = rules;
        Guard guard = new Guard(time::elapsedMillis, now);
        return start(guard, now, upload.address(), address -> new UploadWork(
                upload, address, guard, () -> protocol(address, new Wire(now, guard, upload.trust(), ownPort))));
    }

    @Override
    public Transfer download(Download download) {
        Rules now = rules;
        Guard guard = new Guard(time::elapsedMillis, now);
        return start(guard, now, download.address(), address -> new DownloadWork(
                download, address, guard, () -> protocol(address, new Wire(now, guard, download.trust(), ownPort))));
    }

    @Override
    public Transfer parts(Parts parts) {
        Rules now = rules;
        Guard guard = new Guard(time::elapsedMillis, now);
        return start(guard, now, parts.address(), address -> new PartsWork(
                parts, address, guard, () -> protocol(address, new Wire(now, guard, parts.trust(), ownPort))));
    }

    private Protocol protocol(Address address, Wire wire) {
        return switch (address.scheme()) {
            case "http", "https" -> new Http(wire);
            case "sftp" -> new Sftp(wire, hostKeys);
            default -> new Ftp(wire);
        };
    }

    private interface Maker {
        Job.Work of(Address address);
    }

    private Transfer start(Guard guard, Rules now, String address, Maker work) {
        Job job = new Job(guard);
        try {
            Job.Work todo = work.of(checked(address, now));
            enter(job, now);
            Thread thread = new Thread(() -> job.run(todo, () -> leave(job)), "transfer-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.start();
            return job;
        } catch (TransferException e) {
            return Job.refused(e.failure());
        }
    }

    private synchronized void enter(Job job, Rules now) throws TransferException {
        if (closed) {
            throw new TransferException(Kind.CANCELLED, "File transfers are being replaced.");
        }
        if (running.size() >= now.transfers()) {
            throw new TransferException(Kind.BUSY, "As many transfers run already as are permitted.");
        }
        running.add(job);
        if (!looking) {
            looking = true;
            loop.after(LOOK, this::look);
        }
    }

    private synchronized void leave(Job job) {
        running.remove(job);
    }

    private void look() {
        List<Job> all;
        synchronized (this) {
            all = List.copyOf(running);
            looking = !all.isEmpty();
        }
        all.forEach(job -> job.guard().look());
        if (!all.isEmpty()) {
            loop.after(LOOK, this::look);
        }
    }

    /** Cancels everything and waits a moment for its end. */
    void close() {
        List<Job> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(running);
        }
        all.forEach(Job::cancel);
        all.forEach(job -> job.await(END_MILLIS));
    }

    private interface ProtocolOf {
        Protocol make();
    }

    private record UploadWork(Upload upload, Address address, Guard guard, ProtocolOf protocol) implements Job.Work {

        @Override
        public Outcome.Done run() throws IOException {
            LOG.info("Uploading {} to {}.", upload.fileName(), address);
            protocol.make().upload(address, new Source(upload.file(), guard), upload.fileName());
            LOG.info("Uploaded {}.", upload.fileName());
            return new Outcome.Done(guard.bytes(), Optional.empty());
        }

        @Override
        public Outcome.Failed failed(Failure failure) {
            LOG.info("{} was not uploaded: {}", upload.fileName(), failure.sentence());
            return new Outcome.Failed(failure, 0, Optional.empty());
        }
    }

    private static final class DownloadWork implements Job.Work {
        private final Download download;
        private final Address address;
        private final Guard guard;
        private final ProtocolOf protocol;
        private volatile Fetch fetch;

        DownloadWork(Download download, Address address, Guard guard, ProtocolOf protocol) {
            this.download = download;
            this.address = address;
            this.guard = guard;
            this.protocol = protocol;
        }

        @Override
        public Outcome.Done run() throws IOException {
            LOG.info("Downloading {}.", address);
            fetch = new Fetch(download, guard);
            protocol.make().download(address, fetch);
            return new Outcome.Done(fetch.bytes(), fetch.version());
        }

        @Override
        public Outcome.Failed failed(Failure failure) {
            LOG.info("{} was not downloaded: {}", address, failure.sentence());
            Optional<Kept> kept = kept();
            return new Outcome.Failed(failure, kept.map(Kept::bytes).orElse(0L), kept.map(Kept::version));
        }

        @Override
        public Optional<Kept> kept() {
            return Optional.ofNullable(fetch).flatMap(Fetch::kept);
        }
    }

    private record PartsWork(Parts parts, Address address, Guard guard, ProtocolOf protocol) implements Job.Work {

        @Override
        public Outcome.Done run() throws IOException {
            LOG.info("Downloading {} parts of {}.", parts.spans().size(), address);
            PartsTarget target = new PartsTarget(parts, guard);
            protocol.make().parts(address, target);
            return new Outcome.Done(guard.bytes(), target.version());
        }

        @Override
        public Outcome.Failed failed(Failure failure) {
            LOG.info("Parts of {} were not downloaded: {}", address, failure.sentence());
            return new Outcome.Failed(failure, 0, Optional.empty());
        }
    }
}

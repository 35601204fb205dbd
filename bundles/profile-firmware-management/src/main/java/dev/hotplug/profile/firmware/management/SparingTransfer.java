package dev.hotplug.profile.firmware.management;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Validator;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.DeltaPlan;
import dev.hotplug.update.set.HeadReading;
import dev.hotplug.update.set.Layout;
import dev.hotplug.update.set.Result;
import dev.hotplug.update.set.SetHead;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches of a set only what this charger lacks: the beginning, which tells where everything lies, then the bundles that are not here;
 * all else is written from the store (decisions 0043, 0055). The file is the published one byte for byte, and is verified as if it had
 * been fetched whole. What this cannot do (another protocol, a server without Range, a file that is no set, a store that has
 * rotted) is fetched whole. On the threads of the transfers and one aside.
 */
final class SparingTransfer implements Transfer {

    private static final Logger LOG = LoggerFactory.getLogger(SparingTransfer.class);

    private final FileTransfer transfers;
    private final Download whole;
    private final Function<String, Optional<Path>> known;
    private final Executor aside;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile Transfer present;
    private volatile long before;
    private volatile boolean cancelled;

    /**
     * @param whole what is fetched when this cannot be
     * @param known bundles that are here, by their SHA-256
     */
    SparingTransfer(FileTransfer transfers, Download whole, Function<String, Optional<Path>> known, Executor aside) {
        this.transfers = transfers;
        this.whole = whole;
        this.known = known;
        this.aside = aside;
    }

    SparingTransfer begin() {
        beginning(0, HeadReading.FIRST_BYTES, Optional.empty());
        return this;
    }

    private void beginning(int from, int to, Optional<Validator> version) {
        parts(List.of(new Parts.Span(from, to - from)), version, done -> read(to, done.server()));
    }

    /** What follows when these parts are here. */
    private void parts(List<Parts.Span> spans, Optional<Validator> version, Function<Outcome.Done, Runnable> then) {
        run(transfers.parts(new Parts(whole.address(), whole.target(), spans, version, whole.trust())), ended -> {
            if (ended instanceof Outcome.Done done) {
                aside.execute(() -> carefully(then.apply(done)));
            } else if (((Outcome.Failed) ended).failure().kind() == Failure.Kind.UNSUPPORTED && !cancelled) {
                fetchWhole();
            } else {
                outcome.complete(new Outcome.Failed(((Outcome.Failed) ended).failure(), 0, Optional.empty()));
            }
        });
    }

    private void run(Transfer next, java.util.function.Consumer<Outcome> then) {
        before += present == null ? 0 : present.bytes();
        present = next;
        if (cancelled) {
            next.cancel();
        }
        next.outcome().thenAccept(then);
    }

    private void carefully(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("A set cannot be fetched in parts: {}", e.toString());
            fetchWhole();
        }
    }

    private void fetchWhole() {
        LOG.info("The file is fetched whole.");
        run(transfers.download(whole), outcome::complete);
    }

    /** The beginning of the file is here, as far as it has been asked for, or as far as there is one. */
    private Runnable read(int asked, Optional<Validator> version) {
        return () -> {
            try {
                byte[] start = Files.readAllBytes(whole.target());
                HeadReading reading = HeadReading.of(start);
                if (reading instanceof HeadReading.More more && start.length == asked) {
                    beginning(start.length, more.bytes(), version);
                } else if (reading instanceof HeadReading.Whole head) {
                    rest(head.head(), start.length, version);
                } else {
                    fetchWhole();
                }
            } catch (IOException e) {
                fetchWhole();
            }
        };
    }

    private void rest(SetHead head, long fetched, Optional<Validator> version) {
        DeltaPlan plan = DeltaPlan.of(head.layout(), fetched, blob -> stored(blob).isPresent());
        if (plan.known().isEmpty() || plan.layout().totalBytes() > whole.maxBytes()) {
            fetchWhole();
        } else if (plan.fetch().isEmpty()) {
            complete(plan, head, version).run();
        } else {
            List<Parts.Span> spans = plan.fetch().stream().map(span -> new Parts.Span(span.offset(), span.length())).toList();
            parts(spans, version, done -> complete(plan, head, version));
        }
    }

    private Optional<Path> stored(Blob blob) {
        return known.apply(blob.sha256()).filter(file -> size(file) == blob.size());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private Runnable complete(DeltaPlan plan, SetHead head, Optional<Validator> version) {
        return () -> {
            try (FileChannel file = FileChannel.open(whole.target(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                Result<Layout> result = plan.complete(head, file, blob -> Files.newInputStream(
                        stored(blob).orElseThrow(() -> new NoSuchFileException(blob.sha256()))));
                file.force(true);
                result.refusal().ifPresent(refusal -> LOG.warn("{}", refusal.sentence()));
                if (result.value().isPresent()) {
                    LOG.info("Fetched {} of {} bytes; {} of {} bundles were here.", bytes(), plan.layout().totalBytes(),
                            plan.known().size(), plan.known().size() + plan.missing().size());
                    outcome.complete(new Outcome.Done(plan.layout().totalBytes(), version));
                    return;
                }
            } catch (IOException e) {
                LOG.warn("A set cannot be put together here: {}", e.getMessage());
            }
            fetchWhole();
        };
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    @Override
    public long bytes() {
        return before + (present == null ? 0 : present.bytes());
    }

    /** Of parts nothing: what they are put together from is here, or fetched again. */
    @Override
    public Optional<Kept> kept() {
        return Optional.ofNullable(present).flatMap(Transfer::kept);
    }

    @Override
    public void cancel() {
        cancelled = true;
        Transfer running = present;
        if (running != null) {
            running.cancel();
        }
    }
}

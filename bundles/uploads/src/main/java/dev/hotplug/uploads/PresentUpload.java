package dev.hotplug.uploads;

import dev.hotplug.loop.Loop;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Tries;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one upload that is under way, try after try. Each ends once, and what it ended with is durable before it is told.
 * Station loop.
 */
final class PresentUpload {

    private static final Logger LOG = LoggerFactory.getLogger(PresentUpload.class);
    private static final String DUE = "dueMillis";

    private final Loop loop;
    private final FileTransfer transfers;
    private final Ledger ledger;
    private final Supplier<Trust> trust;
    private final Consumer<Report> news;
    private Optional<Order> present = Optional.empty();
    private Optional<Transfer> running = Optional.empty();
    /** Ends that are on their way into the ledger. */
    private final List<Report> ending = new ArrayList<>();
    private Loop.Timer timer = () -> {};
    private boolean begun;
    private boolean closed;

    /** @param news statuses to tell, in their order */
    PresentUpload(Loop loop, FileTransfer transfers, Ledger ledger, Supplier<Trust> trust, Consumer<Report> news) {
        this.loop = loop;
        this.transfers = transfers;
        this.ledger = ledger;
        this.trust = trust;
        this.news = news;
    }

    boolean underWay() {
        return present.isPresent();
    }

    /** The request that asked for what is under way, where it has an id. */
    Optional<Integer> requestId() {
        return present.flatMap(order -> order.request().requestId());
    }

    /** Takes an order on, when none is under way; durable when the stage completes, which may be on another thread. */
    CompletionStage<Void> promise(Order order) {
        present = Optional.of(order);
        begun = false;
        return ledger.put(order.report(UploadStatus.Uploading));
    }

    /** A promise that could not be made durable. */
    void withdraw(Order order) {
        if (isPresent(order)) {
            present = Optional.empty();
        }
        delete(order.file());
    }

    /** The central system has its answer: says Uploading, and begins. */
    void begin(Order order, String messageId) {
        if (isPresent(order)) {
            begun = true;
            news.accept(new Report(messageId, UploadStatus.Uploading, order.request().requestId()));
            attempt();
        }
    }

    private boolean isPresent(Order order) {
        return !closed && present.filter(each -> each.messageId().equals(order.messageId())).isPresent();
    }

    /** What is under way gives way: it has failed. False: nothing was. */
    boolean giveUp() {
        boolean wasUnderWay = underWay();
        timer.cancel();
        running.ifPresent(Transfer::cancel);
        running = Optional.empty();
        present.ifPresent(order -> {
            LOG.info("The upload of {} gives way to another.", order.fileName());
            end(order, UploadStatus.UploadFailed);
        });
        return wasUnderWay;
    }

    private void attempt() {
        Order order = present.orElseThrow();
        Transfer transfer = transfers.upload(new Upload(order.request().location(), order.file(), order.fileName(), trust.get()));
        running = Optional.of(transfer);
        transfer.outcome().whenComplete((outcome, failure) -> loop.post(() -> ended(transfer, order, outcome)));
    }

    private void ended(Transfer transfer, Order order, Outcome outcome) {
        if (closed || running.filter(each -> each == transfer).isEmpty()) {
            return;
        }
        running = Optional.empty();
        Optional<Tries> left = outcome instanceof Outcome.Done ? Optional.empty() : order.tries().next();
        left.ifPresentOrElse(tries -> again(order, tries), () -> end(order, status(outcome)));
    }

    /** What the last try ended with. */
    private static UploadStatus status(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return UploadStatus.of(failed.failure());
        }
        return outcome instanceof Outcome.Done ? UploadStatus.Uploaded : UploadStatus.UploadFailed;
    }

    private void again(Order order, Tries left) {
        present = Optional.of(order.with(left));
        LOG.info("{} is tried again in {} s, {} tries after that.", order.fileName(), left.pause().toSeconds(), left.left());
        timer = loop.after(left.pause(), this::attempt);
    }

    private void end(Order order, UploadStatus status) {
        present = Optional.empty();
        delete(order.file());
        Report report = order.report(status);
        ending.add(report);
        ledger.put(report).whenComplete((done, failure) -> loop.post(() -> ended(report, failure)));
    }

    private void ended(Report report, Throwable failure) {
        if (failure != null) {
            LOG.warn("The end of an upload cannot be stored: {}", failure.getMessage());
        }
        if (!closed && ending.remove(report)) {
            news.accept(report);
        }
    }

    /** What ended and has not been passed on to be told. */
    List<Report> ending() {
        return List.copyOf(ending);
    }

    /** Stops; what is under way is left for the next version, which begins its present try again. */
    Map<String, String> close() {
        closed = true;
        timer.cancel();
        running.ifPresent(Transfer::cancel);
        if (!begun) {
            present.ifPresent(order -> ledger.told(order.report(UploadStatus.Uploading)));
            present.map(Order::file).ifPresent(PresentUpload::delete);
            present = Optional.empty();
        }
        Map<String, String> facts = new HashMap<>();
        present.ifPresent(order -> facts.putAll(order.facts()));
        facts.put(DUE, running.isPresent() || present.isEmpty() ? "0" : Long.toString(present.get().tries().pause().toMillis()));
        return facts;
    }

    /** Goes on where the version before stopped. */
    void resume(Map<String, String> facts) {
        present = Order.of(facts);
        begun = present.isPresent();
        if (present.isPresent()) {
            LOG.info("The upload of {} goes on.", present.get().fileName());
            timer = loop.after(Duration.ofMillis(Long.parseLong(facts.getOrDefault(DUE, "0"))), this::attempt);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.getMessage());
        }
    }
}

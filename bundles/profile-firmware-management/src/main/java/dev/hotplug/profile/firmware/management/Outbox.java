package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells statuses in their order, each until the central system has answered it, with the same message id. A CALLERROR is an
 * answer. Station loop.
 */
final class Outbox {

    /** So often is one status told on one connection that does not answer it. */
    static final int TRIES = 3;

    /** How long to wait when the link is open and nothing is answered. */
    static final Duration PAUSE = Duration.ofSeconds(60);

    private final Loop loop;
    private final Csms csms;
    private final Consumer<Report> told;
    private final List<Report> waiting = new ArrayList<>();
    /** Not answered on this connection however often: the next one tries again, and others need not wait for it. */
    private final List<Report> unanswered = new ArrayList<>();
    private Loop.Timer timer = () -> {};
    private long sequence;
    private int silences;
    private boolean awaiting;
    private boolean closed;

    /** @param told is called when the central system has answered */
    Outbox(Loop loop, Csms csms, Consumer<Report> told) {
        this.loop = loop;
        this.csms = csms;
        this.told = told;
    }

    /** The reports of what is told of an update; not sent yet. */
    List<Report> reports(FirmwareOrder order, List<Progress> progress) {
        return progress.stream()
                .filter(each -> order.signed().isPresent() || each.plain().isPresent())
                .map(each -> new Report(csms.newMessageId(), ++sequence, order.id(), each, order.requestId()))
                .toList();
    }

    /** They are durable. Those before them may be waiting for the link, or for another minute. */
    void add(List<Report> reports) {
        boolean first = waiting.isEmpty();
        waiting.addAll(reports);
        sequence = Math.max(sequence, reports.stream().mapToLong(Report::sequence).max().orElse(0));
        if (first) {
            send();
        }
    }

    /** What of an update has not been told and need not be any more, because another takes its place. */
    List<Report> dropped(String orderId) {
        List<Report> dropped = Stream.concat(waiting.stream(), unanswered.stream())
                .filter(each -> each.orderId().equals(orderId) && !each.progress().ends())
                .toList();
        waiting.removeAll(dropped);
        unanswered.removeAll(dropped);
        return dropped;
    }

    /** There is a new connection. */
    void opened() {
        waiting.addAll(unanswered);
        waiting.sort(Comparator.comparingLong(Report::sequence));
        unanswered.clear();
        silences = 0;
        send();
    }

    /** The link may carry calls now. */
    void send() {
        timer.cancel();
        if (closed || awaiting || waiting.isEmpty() || !csms.open()) {
            return;
        }
        awaiting = true;
        Report next = waiting.get(0);
        tell(next).whenComplete((outcome, failure) -> ended(next, outcome));
    }

    private CompletionStage<? extends Outcome<?>> tell(Report report) {
        return report.requestId().isPresent()
                ? csms.call(
                        SignedFirmwareStatusNotification.OPERATION,
                        new SignedFirmwareStatusNotification.Req(report.progress().signed(), report.requestId()),
                        Csms.Permit.ACCEPTED,
                        report.messageId())
                : csms.call(
                        FirmwareStatusNotification.OPERATION,
                        new FirmwareStatusNotification.Req(report.progress().plain().orElseThrow()),
                        Csms.Permit.ACCEPTED,
                        report.messageId());
    }

    private void ended(Report report, Outcome<?> outcome) {
        if (closed) {
            return;
        }
        awaiting = false;
        Optional<Csms.Why> why = outcome == null
                ? Optional.of(Csms.Why.TIMEOUT)
                : outcome instanceof Outcome.Unanswered<?> unanswered ? Optional.of(unanswered.why()) : Optional.empty();
        if (why.isEmpty()) {
            silences = 0;
            waiting.remove(report);
            told.accept(report);
            send();
        } else if (why.get() == Csms.Why.TIMEOUT) {
            silent(report);
        }
    }

    private void silent(Report report) {
        silences++;
        if (silences < TRIES) {
            timer = loop.after(PAUSE, this::send);
        } else {
            silences = 0;
            if (waiting.remove(report)) {
                unanswered.add(report);
            }
            send();
        }
    }

    void close() {
        closed = true;
        timer.cancel();
    }
}

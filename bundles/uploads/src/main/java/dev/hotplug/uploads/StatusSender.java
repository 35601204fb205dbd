package dev.hotplug.uploads;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells statuses in their order, each until the central system has answered it: with the same message id, so that it can drop
 * a second one. Station loop.
 */
final class StatusSender {

    /** How long to wait when the link is open and nothing is answered. */
    static final Duration PAUSE = Duration.ofSeconds(60);

    private final Loop loop;
    private final Csms csms;
    private final Notice notice;
    private final Consumer<Report> told;
    private final Deque<Report> waiting = new ArrayDeque<>();
    private Loop.Timer timer = () -> {};
    private boolean awaiting;
    private boolean closed;

    /** @param told is called when the central system has answered */
    StatusSender(Loop loop, Csms csms, Notice notice, Consumer<Report> told) {
        this.loop = loop;
        this.csms = csms;
        this.notice = notice;
        this.told = told;
    }

    void add(Report report) {
        waiting.add(report);
        send();
    }

    /** The link may carry calls now. */
    void send() {
        timer.cancel();
        Report next = waiting.peek();
        if (closed || awaiting || next == null || !csms.open()) {
            return;
        }
        awaiting = true;
        notice.tell(next).whenComplete((outcome, failure) -> ended(next, outcome));
    }

    private void ended(Report report, Outcome<?> outcome) {
        if (closed) {
            return;
        }
        awaiting = false;
        if (outcome == null) {
            later(Csms.Why.TIMEOUT);
        } else if (outcome instanceof Outcome.Unanswered<?> unanswered) {
            later(unanswered.why());
        } else {
            waiting.remove(report);
            told.accept(report);
            send();
        }
    }

    /** Without a link, or before the registration, the next news of these sends. */
    private void later(Csms.Why why) {
        if (why == Csms.Why.TIMEOUT) {
            timer = loop.after(PAUSE, this::send);
        }
    }

    List<Report> waiting() {
        return List.copyOf(waiting);
    }

    void close() {
        closed = true;
        timer.cancel();
    }
}

package dev.hotplug.uploads;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Statuses on their way to the central system: told in their order, each until it has been answered, with the same message id, so
 * that the central system can drop a second one. A CALLERROR is an answer. One that is not answered however often lets those behind it
 * pass; once one of those has been answered it is told only if it ends something, since how far something was is of no interest any
 * more. Station loop.
 *
 * @param <R> a status
 */
public final class StatusQueue<R> {

    /** So often is one status told on one connection that does not answer it. */
    public static final int TRIES = 3;

    /** More are not kept: a central system that answers none of them goes on asking for what brings new ones. */
    public static final int MOST = 64;

    /** How long to wait when the link is open and nothing is answered. */
    public static final Duration PAUSE = Duration.ofSeconds(60);

    /** The same for the last one, once it was told so often. */
    public static final Duration LONG_PAUSE = Duration.ofMinutes(15);

    private final Loop loop;
    private final Csms csms;
    private final Function<R, CompletionStage<? extends Outcome<?>>> tell;
    private final Consumer<R> told;
    private final Predicate<R> ends;
    private final List<Entry<R>> waiting = new ArrayList<>();
    /** Not answered however often, and others wait: told again once one of those is answered, or on the next connection. */
    private final List<Entry<R>> unanswered = new ArrayList<>();
    private Loop.Timer timer = () -> {};
    private long places;
    private int silences;
    private boolean awaiting;
    private boolean closed;

    private record Entry<R>(long place, R status) {}

    /**
     * @param tell calls the central system
     * @param told is called when it has answered, and for what is given up: a later one was answered, or too many wait
     * @param ends whether a status ends what it is about
     */
    public StatusQueue(
            Loop loop, Csms csms, Function<R, CompletionStage<? extends Outcome<?>>> tell, Consumer<R> told, Predicate<R> ends) {
        this.loop = loop;
        this.csms = csms;
        this.tell = tell;
        this.told = told;
        this.ends = ends;
    }

    /** They are durable, as far as they are to be. Those before them may be waiting for the link, or for another minute. */
    public void add(List<R> statuses) {
        boolean first = waiting.isEmpty();
        statuses.forEach(status -> waiting.add(new Entry<>(++places, status)));
        forgetOldest();
        boolean rests = silences >= TRIES && !awaiting && waiting.size() > 1;
        if (rests) {
            pass(waiting.get(0));
        }
        if (first || rests) {
            send();
        }
    }

    private void forgetOldest() {
        while (waiting.size() + unanswered.size() > MOST) {
            told.accept((unanswered.isEmpty() ? waiting : unanswered).remove(0).status());
        }
    }

    /** Takes back what has not been told. */
    public List<R> drop(Predicate<R> which) {
        List<R> dropped = waiting().stream().filter(which).toList();
        waiting.removeIf(each -> which.test(each.status()));
        unanswered.removeIf(each -> which.test(each.status()));
        return dropped;
    }

    /** What has not been told, in its order. */
    public List<R> waiting() {
        return Stream.concat(waiting.stream(), unanswered.stream())
                .sorted(Comparator.comparingLong(Entry::place))
                .map(Entry::status)
                .toList();
    }

    /** There is a new connection. */
    public void opened() {
        again();
        send();
    }

    private void again() {
        waiting.addAll(unanswered);
        waiting.sort(Comparator.comparingLong(Entry::place));
        unanswered.clear();
        silences = 0;
    }

    /** The link may carry calls now. */
    public void send() {
        timer.cancel();
        if (closed || awaiting || waiting.isEmpty() || !csms.open()) {
            return;
        }
        awaiting = true;
        Entry<R> next = waiting.get(0);
        tell.apply(next.status()).whenComplete((outcome, failure) -> ended(next, outcome));
    }

    private void ended(Entry<R> entry, Outcome<?> outcome) {
        if (closed) {
            return;
        }
        awaiting = false;
        Optional<Csms.Why> why = outcome == null
                ? Optional.of(Csms.Why.TIMEOUT)
                : outcome instanceof Outcome.Unanswered<?> without ? Optional.of(without.why()) : Optional.empty();
        if (why.isEmpty()) {
            answered(entry);
        } else if (why.get() == Csms.Why.TIMEOUT) {
            silent(entry);
        }
    }

    private void answered(Entry<R> entry) {
        waiting.remove(entry);
        told.accept(entry.status());
        List<Entry<R>> passed = unanswered.stream().filter(each -> each.place() < entry.place() && !ends.test(each.status())).toList();
        unanswered.removeAll(passed);
        passed.forEach(each -> told.accept(each.status()));
        again();
        send();
    }

    private void silent(Entry<R> entry) {
        if (!waiting.contains(entry)) {
            silences = 0;
            send();
        } else if (++silences < TRIES) {
            timer = loop.after(PAUSE, this::send);
        } else if (waiting.size() == 1) {
            timer = loop.after(LONG_PAUSE, this::send);
        } else {
            pass(entry);
            send();
        }
    }

    /** Lets those behind it pass. */
    private void pass(Entry<R> entry) {
        silences = 0;
        waiting.remove(entry);
        unanswered.add(entry);
    }

    public void close() {
        closed = true;
        timer.cancel();
    }
}

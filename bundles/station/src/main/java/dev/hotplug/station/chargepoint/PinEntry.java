package dev.hotplug.station.chargepoint;

import dev.hotplug.loop.StationTime;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.authorization.PinGuard;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a typed PIN does: the same as a card with that number, but not more often than {@link PinGuard} allows. How many were
 * wrong is kept over a restart of the process; after one the wait begins anew. No PIN is ever written to the log. Loop.
 */
final class PinEntry {

    private static final String NAMESPACE = "station";
    private static final String NAME = "pin";
    private static final String WRONG = "wrong";
    private static final int MOST_ASKED = 8;
    private static final Logger LOG = LoggerFactory.getLogger(PinEntry.class);

    private final StationTime time;
    private final Commits commits;
    private final BooleanSupplier freeVend;
    private final PinGuard guard;
    private final Set<IdTag> asked = new LinkedHashSet<>();

    /**
     * Reads what is stored.
     *
     * @param freeVend no PIN is needed
     */
    PinEntry(StationTime time, Commits commits, BooleanSupplier freeVend) {
        this.time = time;
        this.commits = commits;
        this.freeVend = freeVend;
        int wrong = Reads.document(commits.store(), NAMESPACE, NAME)
                .flatMap(fields -> fields.text(WRONG))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        this.guard = new PinGuard(wrong, time.elapsedMillis());
    }

    /**
     * @param accept does with the PIN what is done with a card
     * @param say    shows a line
     */
    void typed(IdTag pin, Consumer<IdTag> accept, Consumer<String> say) {
        Duration wait = guard.left(time.elapsedMillis());
        if (wait.isZero()) {
            tryOut(pin);
            if (!freeVend.getAsBoolean()) {
                say.accept("PIN is checked");
            }
            accept.accept(pin);
        } else {
            LOG.warn("A PIN is not listened to: {} in a row were wrong; the next one counts in {} s.", guard.wrong(), seconds(wait));
            say.accept("Too many PINs, wait " + seconds(wait) + " s");
        }
    }

    private void tryOut(IdTag pin) {
        guard.tried(time.elapsedMillis());
        keep();
        if (asked.size() == MOST_ASKED) {
            asked.remove(asked.iterator().next());
        }
        asked.add(pin);
    }

    /** A tag was found to be right or wrong: says whether it had been typed as a PIN. */
    boolean judged(IdTag tag, boolean right) {
        boolean typed = asked.remove(tag);
        if (typed && right) {
            guard.right();
            keep();
        }
        return typed;
    }

    private void keep() {
        commits.commit(new Batch().put(NAMESPACE, NAME, Fields.of(WRONG, Integer.toString(guard.wrong()))))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("How many PINs were wrong cannot be stored: {}", Commits.cause(failure).getMessage());
                    }
                });
    }

    private static long seconds(Duration wait) {
        return (wait.toMillis() + 999) / 1000;
    }
}

package dev.hotplug.update.page;

import dev.hotplug.page.Answer;
import dev.hotplug.page.Request;
import dev.hotplug.page.Words;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.update.Check;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a technician orders: look at a file, install what was found, go back, give up. Thread-safe; remembers the last look. */
final class Desk {

    /** Begins the name of each request that was made here. */
    static final String OURS = "page-";

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final long CHECK_SECONDS = 90;
    private static final int NAME_BYTES = 8;
    private static final Words BUSY = Words.of(
            "Gerade wird schon eine Datei geprüft oder installiert.", "A file is being checked or installed already.");

    private final Updates updates;
    private final Inbox inbox;
    private final SecurityEvents events;
    private final Supplier<Object> state;
    private final SecureRandom random = new SecureRandom();
    private volatile Optional<Check> last = Optional.empty();

    /** @param state what the section shows; the answer to everything that was done */
    Desk(Updates updates, Inbox inbox, SecurityEvents events, Supplier<Object> state) {
        this.updates = updates;
        this.inbox = inbox;
        this.events = events;
        this.state = state;
    }

    /** What came of the last file; empty before the first, and once an offer was taken on. */
    Optional<Check> last() {
        return last;
    }

    /** Takes the file of a request in and has it checked; answers when that is done, or after a while. */
    Answer upload(Request request) {
        if (updates.snapshot().phase() != Phase.IDLE || !inbox.reserve()) {
            return Answer.refused(BUSY);
        }
        last = Optional.empty();
        LOG.info("The {} uploads an update by the page.", request.user());
        Path file;
        try {
            file = inbox.take(request.body());
        } catch (Inbox.Full e) {
            inbox.release();
            return new Answer.Refused(507, "no-space", Words.of(
                    "Auf dem Ladegerät ist nicht genug Platz für die Datei.", "There is not enough room on the charger for the file."));
        } catch (IOException e) {
            inbox.release();
            LOG.warn("An upload was not taken in: {}", e.getMessage());
            return new Answer.Refused(500, "failed", Words.of(
                    "Die Datei kam nicht an; versuche es noch einmal.", "The file did not come in; try again."));
        }
        return await(updates.check(file).thenApply(check -> checked(file, check)));
    }

    /** On the updater's thread. */
    private Check checked(Path file, Check check) {
        inbox.delete(file);
        last = Optional.of(check);
        inbox.release();
        if (check instanceof Refusal refusal) {
            LOG.info("The uploaded file is refused, {}: {}", refusal.reason(), refusal.sentence());
            alarm(refusal);
        }
        return check;
    }

    /** Whoever brings a firmware that nobody trusted signed is the operator's business. */
    private void alarm(Refusal refusal) {
        if (refusal.reason() == Reason.SIGNATURE) {
            events.report(SecurityEvent.InvalidFirmwareSignature, "An update uploaded by the page: " + refusal.sentence());
        }
    }

    private Answer await(CompletionStage<Check> check) {
        try {
            Check end = check.toCompletableFuture().get(CHECK_SECONDS, TimeUnit.SECONDS);
            return end instanceof Refusal refusal ? refused(refusal) : done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return done();
        } catch (TimeoutException e) {
            return done();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Takes the last offer on. */
    Answer install(Request request) {
        Optional<Offer> offer = last.filter(Offer.class::isInstance).map(Offer.class::cast)
                .filter(each -> each.id().equals(request.text("offer").orElse("")));
        if (offer.isEmpty()) {
            return Answer.missing(Words.of("Dieses Angebot gibt es nicht mehr; lade die Datei noch einmal hoch.",
                    "There is no such offer any more; upload the file again."));
        }
        LOG.info("The {} installs {} by the page.", request.user(), offer.get().version());
        dev.hotplug.update.Answer answer = updates.install(name(), offer.get());
        last = Optional.empty();
        return answered(answer);
    }

    /** The file that was looked at is not wanted. */
    Answer forget(Request request) {
        last = Optional.empty();
        return done();
    }

    Answer goBack(Request request) {
        LOG.info("The {} returns to the previous set by the page.", request.user());
        return answered(updates.goBack(name()));
    }

    /** Whoever asked for what waits. */
    Answer cancel(Request request) {
        LOG.info("The {} gives up the update that waits, by the page.", request.user());
        return answered(updates.cancel(updates.snapshot().request().orElse("none")));
    }

    private Answer answered(dev.hotplug.update.Answer answer) {
        return answer instanceof Refusal refusal ? refused(refusal) : done();
    }

    private Answer done() {
        return Answer.value(state.get());
    }

    private static Answer refused(Refusal refusal) {
        return new Answer.Refused(
                refusal.reason() == Reason.FAILED ? 500 : 409, refusal.reason().name(),
                new Words(Texts.of(refusal.reason()).de() + " (" + refusal.sentence() + ")", refusal.sentence()));
    }

    /** A name that was never used. */
    private String name() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return OURS + HexFormat.of().formatHex(bytes);
    }
}

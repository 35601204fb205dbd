package dev.hotplug.station.authorization;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.CentralAuthorization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whether a tag may charge: local list, cache, central system, offline rules. While the central authorisation is
 * being swapped a question waits for its return, at most {@link #GAP}; one that is with the central system already is not
 * asked twice. At most {@link #MOST_QUESTIONS} are open. Loop.
 *
 * <p>A central system that answers an error is not offline: a tag that nobody here knows is then refused also when
 * AllowOfflineTxForUnknownId is true.
 */
public final class Authorizer {

    /** How long a question waits for a central authorisation that is away. */
    public static final Duration GAP = Duration.ofSeconds(10);

    /** Questions open at once; more are refused. */
    public static final int MOST_QUESTIONS = 8;

    /** After this a question that was asked counts as not answered, whatever became of it. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);

    private final Loop loop;
    private final StationTime time;
    private final AuthorizationCache cache;
    private final LocalList list;
    private final Supplier<AuthorizationPolicy> policy;
    private final BooleanSupplier online;
    private final Consumer<IdTag> conflict;
    private final List<Question> questions = new ArrayList<>();
    private Optional<CentralAuthorization> central = Optional.empty();

    /**
     * @param online   the link to the central system is up
     * @param conflict told of a tag about which list and central system disagree
     */
    public Authorizer(
            Loop loop,
            StationTime time,
            AuthorizationCache cache,
            LocalList list,
            Supplier<AuthorizationPolicy> policy,
            BooleanSupplier online,
            Consumer<IdTag> conflict) {
        this.loop = loop;
        this.time = time;
        this.cache = cache;
        this.list = list;
        this.policy = policy;
        this.online = online;
        this.conflict = conflict;
    }

    /**
     * Finds out about a tag.
     *
     * @param ask   the central system must be asked while the link is up, whatever is known here (stopping with another
     *              tag, statement 25)
     * @param then  hears the outcome, perhaps at once
     */
    public void authorize(IdTag tag, boolean ask, Consumer<Verdict> then) {
        Ruling ruling = !online.getAsBoolean()
                ? Ruling.offline(known(tag), policy.get())
                : ask ? new Ruling.Ask() : Ruling.online(known(tag), policy.get());
        if (ruling instanceof Ruling.Ask && questions.size() >= MOST_QUESTIONS) {
            then.accept(new Verdict(false, IdTagInfo.of(AuthorizationStatus.Invalid)));
        } else if (ruling instanceof Ruling.Ask) {
            open(new Question(tag, then));
        } else {
            then.accept(verdict(ruling));
        }
    }

    /** The group of a tag, as far as list and cache know it (statement 78). */
    public Optional<IdTag> parent(IdTag tag) {
        return known(tag).best().flatMap(IdTagInfo::parentIdTag);
    }

    /** The central system is being asked about the tag. */
    public boolean asking(IdTag tag) {
        return questions.stream().anyMatch(q -> q.tag.equals(tag));
    }

    /** What the central system said of a tag in any confirmation (statement 27). */
    public void learned(IdTag tag, IdTagInfo info) {
        Optional<IdTagInfo> listed = listed(tag);
        if (listed.isPresent()) {
            cache.forget(tag);
            compare(tag, listed.get(), info);
        } else if (policy.get().authorizationCacheEnabled()) {
            cache.put(tag, info, time.now());
        }
    }

    /** Empties the cache; empty when there is none (statement 33). */
    public Optional<CompletionStage<Void>> clearCache() {
        return policy.get().authorizationCacheEnabled() ? Optional.of(cache.clear()) : Optional.empty();
    }

    /** The central authorisation came; what waits is asked. */
    public void came(CentralAuthorization authorization) {
        central = Optional.of(authorization);
        List.copyOf(questions).stream().filter(q -> !q.asked).forEach(this::ask);
    }

    /** It went; what it has asked the central system may still be answered, what waits is for the next one. */
    public void went(CentralAuthorization authorization) {
        if (present(authorization)) {
            central = Optional.empty();
        }
    }

    private boolean present(CentralAuthorization authorization) {
        return central.filter(c -> c == authorization).isPresent();
    }

    private void open(Question question) {
        questions.add(question);
        askOrAwait(question);
    }

    private void askOrAwait(Question question) {
        if (central.isPresent()) {
            ask(question);
        } else {
            await(question);
        }
    }

    private void ask(Question question) {
        CentralAuthorization asked = central.orElseThrow();
        question.asked = true;
        arm(question, LOST);
        asked.authorize(question.tag)
                .whenComplete((info, failure) -> {
                    if (failure == null) {
                        told(question, asked, info);
                    } else {
                        failed(question);
                    }
                });
    }

    /** No answer through one that has gone says nothing about the central system: the next one asks again. */
    private void told(Question question, CentralAuthorization by, Optional<IdTagInfo> info) {
        if (info.isPresent() || present(by)) {
            answered(question, info);
        } else if (questions.contains(question)) {
            askOrAwait(question);
        }
    }

    private void await(Question question) {
        question.asked = false;
        arm(question, GAP);
    }

    private void arm(Question question, Duration limit) {
        question.timer.ifPresent(Loop.Timer::cancel);
        question.timer = Optional.of(loop.after(limit, () -> answered(question, Optional.empty())));
    }

    private void answered(Question question, Optional<IdTagInfo> info) {
        if (!close(question)) {
            return;
        }
        info.ifPresent(i -> learned(question.tag, i));
        question.then.accept(info.map(i -> new Verdict(i.acceptedAt(time.now()), i))
                .orElseGet(() -> unanswered(question.tag)));
    }

    private Verdict unanswered(IdTag tag) {
        LOG.info("The central system did not answer about a tag; the offline rules decide.");
        return verdict(Ruling.offline(known(tag), policy.get()));
    }

    /** The central system is there and says that it cannot tell: that is not offline. */
    private void failed(Question question) {
        if (close(question)) {
            LOG.info("The central system failed to authorise a tag; only a tag that is known here may charge.");
            question.then.accept(verdict(Ruling.offline(known(question.tag), policy.get().withoutUnknownTags())));
        }
    }

    private boolean close(Question question) {
        question.timer.ifPresent(Loop.Timer::cancel);
        return questions.remove(question);
    }

    private void compare(IdTag tag, IdTagInfo listed, IdTagInfo said) {
        boolean differs = listed.acceptedAt(time.now()) != said.acceptedAt(time.now());
        if (differs && said.status() != AuthorizationStatus.ConcurrentTx) {
            conflict.accept(tag);
        }
    }

    private Ruling.Known known(IdTag tag) {
        Optional<IdTagInfo> cached =
                policy.get().authorizationCacheEnabled() ? cache.find(tag, time.now()) : Optional.empty();
        return new Ruling.Known(listed(tag), cached, time.now());
    }

    private Optional<IdTagInfo> listed(IdTag tag) {
        return policy.get().localAuthListEnabled() ? list.find(tag) : Optional.empty();
    }

    private static Verdict verdict(Ruling ruling) {
        return ruling instanceof Ruling.Accept accept
                ? new Verdict(true, accept.info())
                : new Verdict(false, ((Ruling.Refuse) ruling).info());
    }

    /** The outcome for a tag. */
    public record Verdict(boolean accepted, IdTagInfo info) {}

    private static final class Question {
        final IdTag tag;
        final Consumer<Verdict> then;
        boolean asked;
        Optional<Loop.Timer> timer = Optional.empty();

        Question(IdTag tag, Consumer<Verdict> then) {
            this.tag = tag;
            this.then = then;
        }
    }
}

package dev.hotplug.profile.smart.charging;

import dev.hotplug.loop.HandOver;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.store.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles of remote starts whose transaction has not begun. Like the authorisation of the start they do not outlive the
 * process; they do outlive a swap of this bundle. Loop.
 */
final class AwaitedProfiles {

    /** Most at a time; the oldest gives way. */
    static final int MOST = 8;

    private static final String OWNER = "profile-smart-charging";
    /** For the authorisation, before ConnectionTimeOut begins. */
    private static final Duration AUTHORIZING = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(AwaitedProfiles.class);

    private final HandOver handOver;
    private final LongSupplier elapsedMillis;
    private final LongSupplier connectionTimeOutSeconds;
    private final List<Awaited> all = new ArrayList<>();

    AwaitedProfiles(HandOver handOver, LongSupplier elapsedMillis, LongSupplier connectionTimeOutSeconds) {
        this.handOver = handOver;
        this.elapsedMillis = elapsedMillis;
        this.connectionTimeOutSeconds = connectionTimeOutSeconds;
        take();
    }

    int size() {
        return all.size();
    }

    /** Another remote start for the same connector, or with the same tag, takes the place of one before it. */
    void add(Awaited next) {
        forgetOld();
        all.removeIf(a -> a.tag().equals(next.tag()) || a.connector().isPresent() && a.connector().equals(next.connector()));
        if (all.size() == MOST) {
            all.remove(0);
        }
        all.add(next);
    }

    /** A transaction begins: takes out the profile that is for it. What waited for that connector otherwise has lost it. */
    Optional<Awaited> began(ConnectorId connector, IdTag tag) {
        forgetOld();
        Optional<Awaited> meant = all.stream().filter(a -> a.isFor(connector, tag)).findFirst();
        meant.ifPresent(all::remove);
        all.removeIf(a -> a.connector().equals(Optional.of(connector)));
        return meant;
    }

    /** For the next version of this bundle. */
    void leave() {
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String prefix = i + ".";
            Awaited awaited = all.get(i);
            ProfileFields.write(awaited.profile()).forEach((name, value) -> facts.put(prefix + "profile." + name, value));
            facts.put(prefix + "tag", awaited.tag().value());
            facts.put(prefix + "receivedAt", awaited.receivedAt().toString());
            facts.put(prefix + "since", Long.toString(awaited.sinceMillis()));
            awaited.connector().ifPresent(c -> facts.put(prefix + "connector", c.toString()));
        }
        handOver.leave(OWNER, facts);
    }

    private void take() {
        Map<String, String> facts = handOver.take(OWNER);
        for (int i = 0; i < MOST && facts.containsKey(i + ".tag"); i++) {
            try {
                all.add(read(new Fields(facts), i + "."));
            } catch (RuntimeException e) {
                LOG.warn("A charging profile of a remote start was left in a form that cannot be read: {}", e.getMessage());
            }
        }
    }

    private static Awaited read(Fields facts, String prefix) {
        Map<String, String> profile = new HashMap<>();
        facts.values().forEach((name, value) -> {
            if (name.startsWith(prefix + "profile.")) {
                profile.put(name.substring((prefix + "profile.").length()), value);
            }
        });
        return new Awaited(
                facts.text(prefix + "connector").map(Integer::valueOf).map(ConnectorId::new),
                new IdTag(facts.required(prefix + "tag")),
                ProfileFields.profile(new Fields(profile)),
                Instant.parse(facts.required(prefix + "receivedAt")),
                Long.parseLong(facts.required(prefix + "since")));
    }

    private void forgetOld() {
        long oldest = elapsedMillis.getAsLong() - AUTHORIZING.toMillis() - connectionTimeOutSeconds.getAsLong() * 1000;
        all.removeIf(a -> a.sinceMillis() < oldest);
    }
}

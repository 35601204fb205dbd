package dev.hotplug.station.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizationCacheTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final IdTagInfo ACCEPTED = IdTagInfo.of(AuthorizationStatus.Accepted);
    private static final IdTagInfo BLOCKED = IdTagInfo.of(AuthorizationStatus.Blocked);

    private final MemoryStore store = new MemoryStore();
    private final AuthorizationCache cache = open(3);

    private AuthorizationCache open(int most) {
        return new AuthorizationCache(new Commits(store, new ManualLoop(new ManualTime())), most);
    }

    private static IdTag tag(int number) {
        return new IdTag("T" + number);
    }

    private boolean knows(int number) {
        return cache.find(tag(number), NOW).isPresent();
    }

    @Test
    @Shows("S27")
    void s27_full_dropsTheOldestThatIsNotValidFirst() {
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(2), BLOCKED, NOW);
        cache.put(tag(3), BLOCKED, NOW);
        cache.put(tag(4), ACCEPTED, NOW);
        assertTrue(knows(1) && !knows(2) && knows(3) && knows(4));
    }

    @Test
    @Shows("S27")
    void s27_full_dropsTheOldestWhenAllAreValid_andAnUpdateMakesNew() {
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(2), ACCEPTED, NOW);
        cache.put(tag(3), ACCEPTED, NOW);
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(4), ACCEPTED, NOW);
        assertTrue(knows(1) && !knows(2));
    }

    @Test
    @Shows("S27")
    void s27_survivesARestart_inItsOrder_withAllItsFields() {
        IdTagInfo whole = new IdTagInfo(
                Optional.of(NOW.plusSeconds(60)), Optional.of(new IdTag("P")), AuthorizationStatus.Accepted);
        cache.put(tag(9), whole, NOW);
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(2), ACCEPTED, NOW);
        AuthorizationCache next = open(3);
        assertEquals(Optional.of(whole), next.find(new IdTag("t9"), NOW), "case does not matter");
        next.put(tag(3), ACCEPTED, NOW);
        assertFalse(next.find(tag(9), NOW).isPresent(), "the oldest goes first, also after a restart");
        assertEquals(3, store.size("authorization-cache"));
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() {
        cache.put(tag(1), ACCEPTED, NOW);
        int commits = store.commits();
        cache.put(tag(1), ACCEPTED, NOW);
        assertEquals(commits, store.commits());
        cache.put(tag(1), BLOCKED, NOW);
        assertEquals(commits + 1, store.commits());
    }

    @Test
    @Shows("S36")
    void s36_concurrentTx_changesNothing() {
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(1), IdTagInfo.of(AuthorizationStatus.ConcurrentTx), NOW);
        assertEquals(Optional.of(ACCEPTED), cache.find(tag(1), NOW));
    }

    @Test
    void smallerBound_appliesAtOnce() {
        cache.put(tag(1), ACCEPTED, NOW);
        cache.put(tag(2), ACCEPTED, NOW);
        cache.maxEntries(1, NOW);
        assertEquals(1, cache.size());
        assertEquals(1, store.size("authorization-cache"));
    }
}

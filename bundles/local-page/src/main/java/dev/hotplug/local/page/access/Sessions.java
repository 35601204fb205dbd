package dev.hotplug.local.page.access;

import dev.hotplug.page.Access;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who has signed in, in memory; the oldest goes when there are too many. Thread safe. */
final class Sessions {

    static final int MOST = 32;

    /** A page that is open asks for something now and then; one that is closed ends after this. */
    static final long IDLE_MILLIS = 30 * 60_000L;

    static final long LONGEST_MILLIS = 12 * 3_600_000L;

    private final LongSupplier elapsedMillis;
    private final SecureRandom random;
    /** By the digest of the cookie. */
    private final Map<String, Kept> sessions = new LinkedHashMap<>();

    private record Kept(Session session, long beganMillis, long seenMillis) {

        Kept seen(long now) {
            return new Kept(session, beganMillis, now);
        }
    }

    Sessions(LongSupplier elapsedMillis, SecureRandom random) {
        this.elapsedMillis = elapsedMillis;
        this.random = random;
    }

    /** Begins one. @return the cookie's value */
    synchronized String begin(String user, Access access, boolean mustChange) {
        String cookie = Secrets.random(random);
        long now = elapsedMillis.getAsLong();
        if (sessions.size() >= MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(Secrets.digest(cookie), new Kept(new Session(user, access, Secrets.random(random), mustChange), now, now));
        return cookie;
    }

    /** The session of a cookie, which counts as used. */
    synchronized Optional<Session> find(String cookie) {
        long now = elapsedMillis.getAsLong();
        sessions.values().removeIf(k -> now - k.seenMillis() > IDLE_MILLIS || now - k.beganMillis() > LONGEST_MILLIS);
        Kept kept = sessions.computeIfPresent(Secrets.digest(cookie), (key, k) -> k.seen(now));
        return Optional.ofNullable(kept).map(Kept::session);
    }

    synchronized void end(String cookie) {
        sessions.remove(Secrets.digest(cookie));
    }

    /** Every session of a user ends. */
    synchronized void endAll(String user) {
        sessions.values().removeIf(kept -> kept.session().user().equals(user));
    }

    /** For the next version of the page: nobody has to sign in again. */
    synchronized Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        sessions.forEach((digest, k) -> facts.put(digest, k.beganMillis() + " " + k.seenMillis() + " " + k.session().mustChange() + " "
                + k.session().access() + " " + k.session().csrf() + " " + k.session().user()));
        return facts;
    }

    /** Goes on with what the version before has left. */
    synchronized void resume(Map<String, String> facts) {
        facts.forEach((digest, fact) -> {
            String[] parts = fact.split(" ", 6);
            if (parts.length == 6) {
                Session session = new Session(parts[5], Access.valueOf(parts[3]), parts[4], Boolean.parseBoolean(parts[2]));
                sessions.put(digest, new Kept(session, Long.parseLong(parts[0]), Long.parseLong(parts[1])));
            }
        });
    }
}

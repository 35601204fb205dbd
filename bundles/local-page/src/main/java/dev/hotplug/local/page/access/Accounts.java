package dev.hotplug.local.page.access;

import dev.hotplug.loop.StationTime;
import dev.hotplug.page.Access;
import dev.hotplug.page.Words;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may sign in and how. There is one technician, who has the first password until he has chosen another, and one viewer
 * once the technician has given him a password. Thread safe; may wait, so never on the loop.
 */
public final class Accounts {

    public static final String TECHNICIAN = "technician";
    public static final String VIEWER = "viewer";

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String HASH = "hash";
    private static final int PATIENCE_SECONDS = 5;

    private final SecureRandom random = new SecureRandom();
    private final StationTime time;
    private final Memory memory;
    private final FirstPassword first;
    private final Guesses guesses;
    private final Sessions sessions;
    private final Tokens tokens;
    /** One guess at a time: each costs a processor. */
    private final Semaphore counting = new Semaphore(1);

    public Accounts(StationTime time, Store store, Path dataFolder) {
        this.time = time;
        this.memory = new Memory(store);
        this.first = new FirstPassword(dataFolder);
        this.guesses = new Guesses(time::elapsedMillis);
        this.sessions = new Sessions(time::elapsedMillis, random);
        this.tokens = new Tokens(memory, random);
        if (hash(TECHNICIAN).isEmpty()) {
            first.make(random);
        } else {
            first.forget();
        }
    }

    /** How an attempt to sign in ended. */
    public sealed interface SignIn {

        /** @param cookie what the browser shows from now on */
        record In(String cookie, Session session) implements SignIn {}

        /** Not this password, or there is no such user. */
        record Wrong() implements SignIn {}

        /** Too many guesses. */
        record Later(long seconds) implements SignIn {}
    }

    /** Somebody wants to sign in from an address. */
    public SignIn signIn(String user, String password, String address) {
        long wait = guesses.waitSeconds(address);
        if (wait > 0) {
            return new SignIn.Later(wait);
        }
        Optional<Boolean> right = counted(() -> isPassword(user, password));
        if (right.isEmpty()) {
            return new SignIn.Later(1);
        }
        if (!right.get()) {
            guesses.wrong(address);
            LOG.warn("Somebody at {} tried to sign in to the page with a wrong password.", address);
            return new SignIn.Wrong();
        }
        guesses.right(address);
        String cookie = sessions.begin(user, access(user), user.equals(TECHNICIAN) && hash(TECHNICIAN).isEmpty());
        LOG.info("The {} signed in to the page from {}.", user, address);
        return new SignIn.In(cookie, sessions.find(cookie).orElseThrow());
    }

    private static Access access(String user) {
        return user.equals(TECHNICIAN) ? Access.TECHNICIAN : Access.VIEWER;
    }

    /** Empty when too much is being counted already. */
    private <T> Optional<T> counted(Supplier<T> work) {
        try {
            if (!counting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            counting.release();
        }
    }

    private boolean isPassword(String user, String password) {
        boolean known = user.equals(TECHNICIAN) || user.equals(VIEWER);
        Optional<PasswordHash> hash = known ? hash(user) : Optional.empty();
        if (hash.isPresent()) {
            return hash.get().matches(password);
        }
        return user.equals(TECHNICIAN) && first.matches(password);
    }

    private Optional<PasswordHash> hash(String user) {
        return memory.read(user).flatMap(fields -> fields.text(HASH)).map(PasswordHash::parse);
    }

    /** The session of a cookie. */
    public Optional<Session> session(String cookie) {
        return sessions.find(cookie);
    }

    /** The session of an API token. */
    public Optional<Session> token(String token) {
        return tokens.find(token);
    }

    public void signOut(String cookie) {
        sessions.end(cookie);
    }

    /**
     * A user chooses another password; every session of his ends.
     *
     * @return why not, as one sentence; empty when it is done
     */
    public Optional<Words> change(String user, String present, String next, String address) {
        long wait = guesses.waitSeconds(address);
        Optional<Words> refusal = wait > 0 ? Optional.of(later(wait)) : PasswordRules.refusal(next);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!counted(() -> isPassword(user, present)).orElse(false)) {
            guesses.wrong(address);
            return Optional.of(Words.of("Das bisherige Passwort stimmt nicht.", "The present password is not right."));
        }
        if (present.equals(next) || first.matches(next)) {
            return Optional.of(Words.of("Das neue Passwort muss ein anderes sein.", "The new password must be another one."));
        }
        store(user, next);
        LOG.info("The {} chose another password for the page.", user);
        return Optional.empty();
    }

    /** Seconds that somebody at this address has to wait before another password is looked at; 0: none. */
    public long waitSeconds(String address) {
        return guesses.waitSeconds(address);
    }

    /** One sentence for somebody who has to wait. */
    public static Words later(long seconds) {
        return Words.of(
                "Zu viele Versuche. Warte " + seconds + " Sekunden und versuche es dann noch einmal.",
                "Too many attempts. Wait " + seconds + " seconds, then try again.");
    }

    private void store(String user, String password) {
        PasswordHash hash = counted(() -> PasswordHash.of(password, random)).orElseThrow();
        memory.write(new Batch().put(Memory.NAMESPACE, user, Fields.of(HASH, hash.text())));
        sessions.endAll(user);
        if (user.equals(TECHNICIAN)) {
            first.forget();
        }
    }

    /** Signs in without a password, for whoever has just proved that he knows it. */
    public SignIn.In again(String user) {
        String cookie = sessions.begin(user, access(user), false);
        return new SignIn.In(cookie, sessions.find(cookie).orElseThrow());
    }

    /** The technician gives the viewer a password. @return why not; empty when it is done */
    public Optional<Words> viewerPassword(String next) {
        Optional<Words> refusal = PasswordRules.refusal(next);
        if (refusal.isEmpty()) {
            store(VIEWER, next);
        }
        return refusal;
    }

    /** The viewer may not sign in any more. */
    public void removeViewer() {
        memory.write(new Batch().delete(Memory.NAMESPACE, VIEWER));
        sessions.endAll(VIEWER);
    }

    public boolean hasViewer() {
        return memory.read(VIEWER).isPresent();
    }

    public MadeToken makeToken(String name, boolean technician) {
        return tokens.make(name, technician ? Access.TECHNICIAN : Access.VIEWER, time.now());
    }

    public boolean deleteToken(String name) {
        return tokens.delete(name);
    }

    /** Names and rights of the API tokens, as plain values. */
    public List<Map<String, Object>> tokens() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Tokens.Known known : tokens.list()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", known.name());
            one.put("technician", known.access() == Access.TECHNICIAN);
            one.put("madeAt", known.madeAt());
            all.add(one);
        }
        return all;
    }

    /** The first password for the ready line, once. */
    public Optional<String> passwordToShow() {
        return first.toShow();
    }

    /** What the next version of the page goes on with. */
    public Map<String, String> facts() {
        return sessions.facts();
    }

    public void resume(Map<String, String> facts) {
        sessions.resume(facts);
    }
}

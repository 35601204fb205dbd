package dev.hotplug.local.page.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.local.page.access.Accounts.SignIn;
import dev.hotplug.page.Access;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final String HERE = "127.0.0.1";
    private static final String GOOD = "a good password";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final MemoryStore store = new MemoryStore();
    private Accounts accounts;
    private String first;

    @BeforeEach
    void start() {
        accounts = new Accounts(time, store, folder);
        first = accounts.passwordToShow().orElseThrow();
    }

    private Accounts restarted() {
        return new Accounts(time, store, folder);
    }

    private SignIn.In in(Accounts at, String user, String password) {
        return assertInstanceOf(SignIn.In.class, at.signIn(user, password, HERE));
    }

    private void choose(String password) {
        assertEquals(Optional.empty(), accounts.change(Accounts.TECHNICIAN, first, password, HERE));
    }

    @Test
    void theFirstPasswordIsShownOnceAndStaysTheSameUntilAnotherIsChosen() throws IOException {
        assertTrue(first.matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}"), first);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("first-password"))));
        Accounts again = restarted();
        assertEquals(Optional.empty(), again.passwordToShow());
        in(again, "technician", first);
    }

    @Test
    void everyChargerHasAnotherFirstPassword(@TempDir Path other) {
        assertNotEquals(first, new Accounts(time, new MemoryStore(), other).passwordToShow().orElseThrow());
    }

    @Test
    void aPasswordThatWasNotShownYetIsShownAtTheNextStart(@TempDir Path other) {
        MemoryStore empty = new MemoryStore();
        new Accounts(time, empty, other);
        assertTrue(new Accounts(time, empty, other).passwordToShow().isPresent());
    }

    @Test
    void theFirstPasswordLetsChooseAnotherAndNothingElse() {
        assertTrue(in(accounts, "technician", first.toLowerCase().replace("-", "")).session().mustChange());
        choose(GOOD);
        assertFalse(in(accounts, "technician", GOOD).session().mustChange());
        assertInstanceOf(SignIn.Wrong.class, accounts.signIn("technician", first, HERE));
        assertFalse(Files.exists(folder.resolve("first-password")));
    }

    @Test
    void aChosenPasswordHoldsAfterARestartAndIsStoredAsNothingThatCouldBeRead() {
        choose(GOOD);
        in(restarted(), "technician", GOOD);
        String stored = store.document("local-page", "technician").orElseThrow().required("hash");
        assertTrue(stored.startsWith("pbkdf2-sha512 210000 "), stored);
        assertFalse(stored.contains(GOOD));
    }

    @Test
    void aChangeNeedsThePresentPasswordAndEndsEverySession() {
        String cookie = in(accounts, "technician", first).cookie();
        assertTrue(accounts.change(Accounts.TECHNICIAN, "wrong one here", GOOD, HERE).isPresent());
        assertTrue(accounts.session(cookie).isPresent());
        choose(GOOD);
        assertTrue(accounts.session(cookie).isEmpty());
    }

    @Test
    void aPasswordThatIsNoneIsRefused() {
        for (String bad : new String[] {"short", "aaaaaaaaaaaa", "x".repeat(129), first}) {
            assertTrue(accounts.change(Accounts.TECHNICIAN, first, bad, HERE).isPresent(), bad);
        }
    }

    @Test
    void afterSomeWrongGuessesThePausesGrowAndARightOneEndsThem() {
        for (int i = 0; i < Guesses.FREE; i++) {
            assertInstanceOf(SignIn.Wrong.class, accounts.signIn("technician", "guess " + i, HERE));
        }
        assertInstanceOf(SignIn.Later.class, accounts.signIn("technician", first, HERE));
        in(accounts.signIn("technician", first, "10.0.0.9"));
        time.forward(Duration.ofSeconds(2));
        assertInstanceOf(SignIn.Wrong.class, accounts.signIn("technician", "another", HERE));
        assertEquals(4, ((SignIn.Later) accounts.signIn("technician", first, HERE)).seconds());
        time.forward(Duration.ofSeconds(4));
        in(accounts.signIn("technician", first, HERE));
        assertInstanceOf(SignIn.Wrong.class, accounts.signIn("technician", "again", HERE));
    }

    private static void in(SignIn end) {
        assertInstanceOf(SignIn.In.class, end);
    }

    @Test
    void guessesFromEverywhereTogetherAreBounded() {
        for (int i = 0; i < Guesses.PER_MINUTE; i++) {
            assertInstanceOf(SignIn.Wrong.class, accounts.signIn("viewer", "guess", "10.0.0." + i));
        }
        assertInstanceOf(SignIn.Later.class, accounts.signIn("technician", first, "10.0.1.1"));
        time.forward(Duration.ofMinutes(1));
        in(accounts.signIn("technician", first, "10.0.1.1"));
    }

    @Test
    void thereIsNoViewerUntilTheTechnicianSaysSo() {
        assertInstanceOf(SignIn.Wrong.class, accounts.signIn("viewer", "", HERE));
        assertEquals(Optional.empty(), accounts.viewerPassword("for looking only"));
        SignIn.In viewer = in(accounts, "viewer", "for looking only");
        assertEquals(Access.VIEWER, viewer.session().access());
        accounts.removeViewer();
        assertTrue(accounts.session(viewer.cookie()).isEmpty());
        assertInstanceOf(SignIn.Wrong.class, accounts.signIn("viewer", "for looking only", HERE));
    }

    @Test
    void sessionsEndByThemselvesAndTheOldestMakesRoom() {
        String cookie = in(accounts, "technician", first).cookie();
        time.forward(Duration.ofMinutes(29));
        assertTrue(accounts.session(cookie).isPresent());
        time.forward(Duration.ofMinutes(31));
        assertTrue(accounts.session(cookie).isEmpty());
        String oldest = in(accounts, "technician", first).cookie();
        for (int i = 0; i < Sessions.MOST; i++) {
            in(accounts, "technician", first);
        }
        assertTrue(accounts.session(oldest).isEmpty());
    }

    @Test
    void theNextVersionOfThePageKnowsTheSessions() {
        SignIn.In signedIn = in(accounts, "technician", first);
        Accounts next = restarted();
        next.resume(accounts.facts());
        assertEquals(Optional.of(signedIn.session()), next.session(signedIn.cookie()));
        assertFalse(accounts.facts().toString().contains(signedIn.cookie()));
    }

    @Test
    void anApiTokenIsToldOnceAndKnownUntilItIsDeleted() {
        String token = accounts.makeToken("monitoring", false).token().orElseThrow();
        assertEquals(Access.VIEWER, restarted().token(token).orElseThrow().access());
        assertTrue(accounts.makeToken("monitoring", true).refusal().isPresent());
        assertTrue(accounts.makeToken("<script>", true).refusal().isPresent());
        assertFalse(store.documents("local-page").toString().contains(token));
        assertTrue(accounts.deleteToken("monitoring"));
        assertTrue(accounts.token(token).isEmpty());
    }

    @Test
    void nothingSecretHasATextForm() {
        SignIn.In signedIn = in(accounts, "technician", first);
        assertFalse(signedIn.session().toString().contains(signedIn.session().csrf()));
        assertFalse(accounts.makeToken("t", true).toString().contains(Tokens.PREFIX));
        assertEquals("PasswordHash", PasswordHash.of(GOOD, new java.security.SecureRandom()).toString());
    }
}

package dev.hotplug.local.page.access;

import dev.hotplug.page.Words;
import java.util.Optional;

/** Which texts may be a password. Pure. */
final class PasswordRules {

    static final int LEAST = 10;
    static final int MOST = 128;

    /** Fewer different characters are no password but a rhythm. */
    private static final int LEAST_DIFFERENT = 5;

    private PasswordRules() {}

    /** Why not, as one sentence; empty when it may. */
    static Optional<Words> refusal(String password) {
        if (password.length() < LEAST || password.length() > MOST) {
            return Optional.of(Words.of(
                    "Das Passwort braucht " + LEAST + " bis " + MOST + " Zeichen.",
                    "The password needs " + LEAST + " to " + MOST + " characters."));
        }
        if (password.chars().distinct().count() < LEAST_DIFFERENT) {
            return Optional.of(Words.of(
                    "Das Passwort braucht mindestens " + LEAST_DIFFERENT + " verschiedene Zeichen.",
                    "The password needs at least " + LEAST_DIFFERENT + " different characters."));
        }
        return Optional.empty();
    }
}

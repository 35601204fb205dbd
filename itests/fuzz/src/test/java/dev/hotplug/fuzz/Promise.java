package dev.hotplug.fuzz;

import java.util.function.Supplier;

/** Promises of the product that an input must not break. */
public final class Promise {

    private Promise() {}

    /** @param broken what was seen instead */
    public static void that(boolean kept, Supplier<String> broken) {
        if (!kept) {
            throw new AssertionError(broken.get());
        }
    }

    /** A sentence for a person: not empty, one line, of bounded length. */
    public static void sentence(String text) {
        that(text != null && !text.isBlank(), () -> "a refusal without words");
        that(text.length() <= 1_000, () -> "a refusal of " + text.length() + " characters: " + text.substring(0, 200));
        that(text.chars().noneMatch(Character::isISOControl), () -> "a refusal with control characters: " + text);
    }
}

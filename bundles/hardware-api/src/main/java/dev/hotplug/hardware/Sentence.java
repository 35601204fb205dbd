package dev.hotplug.hardware;

/**
 * One plain sentence or two for the person in front of the charger: what is wrong, and what to do.
 *
 * @param english never empty
 * @param german  the same in German; the English one where nobody has written it
 */
public record Sentence(String english, String german) {

    public Sentence {
        if (english.isBlank() || german.isBlank()) {
            throw new IllegalArgumentException("a sentence is empty");
        }
    }

    /** In English only. */
    public static Sentence of(String english) {
        return new Sentence(english, english);
    }
}

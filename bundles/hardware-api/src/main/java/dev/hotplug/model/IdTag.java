package dev.hotplug.model;

import java.util.Locale;

/**
 * An idToken: a case-insensitive text of at most 20 characters of any kind (OCPP 1.6 section 7.28). The spelling it was
 * presented in is kept and sent; two tags are equal when they differ in case alone.
 *
 * @param value as presented
 */
public record IdTag(String value) {

    /** The longest tag that fits the protocol. */
    public static final int MAX_LENGTH = 20;

    public IdTag {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("idTag is longer than " + MAX_LENGTH + " characters");
        }
    }

    /** The form to use as a key: equal for equal tags. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdTag tag && key().equals(tag.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

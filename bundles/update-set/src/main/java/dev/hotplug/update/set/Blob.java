package dev.hotplug.update.set;

import java.util.regex.Pattern;

/**
 * Content by its digest.
 *
 * @param sha256 64 lower-case hex digits
 * @param size   bytes
 */
public record Blob(String sha256, long size) {

    /** Of the entries that hold bundles. */
    static final String PREFIX = "blobs/sha256/";

    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when this is no digest, or the size is negative */
    public Blob {
        if (!DIGEST.matcher(sha256).matches() || size < 0) {
            throw new IllegalArgumentException("a blob has 64 lower-case hex digits and a size");
        }
    }
}

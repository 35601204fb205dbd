package dev.hotplug.update.set;

/**
 * One bundle of a set.
 *
 * @param id           group:artifact:version
 * @param symbolicName as its manifest says it
 * @param version      as its manifest says it
 * @param sha256       of the jar, 64 lower-case hex digits: its identity
 * @param size         of the jar, bytes
 * @param startOrder   lower starts earlier; equal ones start as listed
 */
public record SetBundle(String id, String symbolicName, String version, String sha256, long size, int startOrder) {

    /** For bundles that say nothing of it. */
    public static final int USUAL_START_ORDER = 50;

    /** Name of its entry in the archive. */
    public String entry() {
        return Blob.PREFIX + sha256;
    }
}

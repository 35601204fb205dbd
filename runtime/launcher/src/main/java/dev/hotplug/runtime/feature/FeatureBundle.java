package dev.hotplug.runtime.feature;

/**
 * One bundle of a composed feature.
 *
 * @param id         group:artifact:version
 * @param file       path inside the distribution
 * @param sha256     64 lower-case hex digits
 * @param size       bytes
 * @param startOrder bundles with a lower number start earlier, whichever feature they are in; those that share one start as listed
 */
public record FeatureBundle(String id, String file, String sha256, long size, int startOrder) {
    /** For bundles that say nothing of it. */
    public static final int USUAL_START_ORDER = 50;
}

package dev.hotplug.boot;

import java.io.IOException;

/**
 * One bundle of a generation.
 *
 * @param name       symbolic name
 * @param version    Bundle-Version
 * @param sha256     of its file, which is in the store or in the distribution
 * @param size       bytes
 * @param startOrder bundles with a lower number start earlier; those that share one start as listed
 * @param id         group:artifact:version, for people
 */
public record GenerationBundle(String name, String version, String sha256, long size, int startOrder, String id) {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 6;

    /** Refuses what could not be written in one line, and a hash that is none. */
    public GenerationBundle {
        if ((name + version + id).contains(SEPARATOR) || !Hash.is(sha256)) {
            throw new IllegalArgumentException("not a bundle: " + name + " " + version + " " + sha256);
        }
    }

    String text() {
        return String.join(SEPARATOR, name, version, sha256, Long.toString(size), Integer.toString(startOrder), id);
    }

    static GenerationBundle parse(String text) throws IOException {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS || !Hash.is(parts[2])) {
            throw new IOException("it holds a bundle that is none");
        }
        return new GenerationBundle(
                parts[0], parts[1], parts[2], Lines.toLong(parts[3]), (int) Lines.toLong(parts[4]), parts[5]);
    }
}

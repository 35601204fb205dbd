package dev.hotplug.update.set;

import java.util.List;

/**
 * What makes a document a patch.
 *
 * @param label                 becomes part of the version of the result
 * @param bases                 documents that it may be applied to, one by one
 * @param removes               symbolic names of bundles that go; each is in every base
 * @param removesConfigurations PIDs that go
 */
public record Patch(String label, List<Base> bases, List<String> removes, List<String> removesConfigurations) {

    public Patch {
        bases = List.copyOf(bases);
        removes = List.copyOf(removes);
        removesConfigurations = List.copyOf(removesConfigurations);
    }

    /**
     * A set that can be patched.
     *
     * @param version for people
     * @param sha256  of its document
     */
    public record Base(String version, String sha256) {}
}

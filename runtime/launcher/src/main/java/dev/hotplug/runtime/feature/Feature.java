package dev.hotplug.runtime.feature;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A composed feature: complete, with nothing left to resolve.
 *
 * @param id        group:artifact:version
 * @param name      for people
 * @param bundles   in the order in which they are installed and started
 * @param pids      configurations that its bundles read
 * @param launching framework properties that its bundles want before they start
 * @param model     set for a charger model, null for an add-on
 */
public record Feature(String id, String name, List<FeatureBundle> bundles, Set<String> pids, Map<String, String> launching, Model model) {

    /** Copies what it is given. */
    public Feature {
        bundles = List.copyOf(bundles);
        pids = Set.copyOf(pids);
        launching = Map.copyOf(launching);
    }

    /**
     * What the command line needs to know of a charger model.
     *
     * @param name       as after {@code --model}
     * @param code       first group of its part numbers
     * @param partNumber when none is given
     */
    public record Model(String name, String code, String partNumber) {}
}

package dev.hotplug.runtime;

import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.provisioning.Provisioning;
import java.util.Map;
import java.util.Optional;

/**
 * What a start has from a provisioning file: the one given now, or, once one has had its effect, what was kept of it. The content of the
 * file is still handed over then (the station knows that it need not apply it), but a file that is gone or broken no longer matters.
 *
 * @param values     flat content, empty without a file
 * @param partNumber the file's, checked; empty when it has none
 * @param before     whether some file had its effect at an earlier start
 */
record Provisioned(Map<String, String> values, Optional<String> partNumber, boolean before) {
    static final String FIELD = "partNumber";

    /** @throws Refusal when a file that matters is wrong */
    static Provisioned of(Options options, Optional<String> kept, Feature.Model model) {
        if (kept.isPresent()) {
            return new Provisioned(leniently(options), checked("The part number kept in the data folder", kept.get(), model), true);
        }
        Map<String, String> values = options.provision() == null ? Map.of() : Provisioning.read(options.provision());
        return new Provisioned(
                values, checked("The provisioning field \"partNumber\"", values.getOrDefault(FIELD, ""), model), false);
    }

    private static Map<String, String> leniently(Options options) {
        try {
            return options.provision() == null ? Map.of() : Provisioning.read(options.provision());
        } catch (Refusal e) {
            System.err.println("This data folder is provisioned already, so it does not matter that: " + e.getMessage());
            return Map.of();
        }
    }

    private static Optional<String> checked(String source, String text, Feature.Model model) {
        return text.isEmpty() ? Optional.empty() : Optional.of(PartNumber.check(source, text, model.name(), model.code()));
    }

    /** Keeps, once the charger is ready, that this file has had its effect. */
    void remember(DataFolder data) {
        if (!before && !values.isEmpty()) {
            data.markProvisioned(partNumber.orElse(""));
        }
    }
}

package dev.hotplug.runtime;

import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.provisioning.Provisioning;
import java.util.Locale;
import java.util.Optional;

/**
 * Which charger model is run: the one of {@code --model}; else the one that the part number belongs to, wherever that is from;
 * else the usual one. Whether model and part number fit together is checked afterwards.
 */
final class ModelChoice {

    /** When nothing says which. */
    static final String USUAL = "copper-sb";

    private ModelChoice() {}

    /** @throws Refusal when there is no such model, or the provisioning file cannot be read */
    static Feature of(Options options, Catalogue catalogue) {
        return options.model() == null
                ? partNumber(options).flatMap(catalogue::withCode).orElseGet(() -> catalogue.model(USUAL))
                : catalogue.model(options.model());
    }

    /** The first group of the part number that will be in force. */
    private static Optional<String> partNumber(Options options) {
        return Optional.ofNullable(options.partNumber())
                .or(() -> DataFolder.provisioned(options.data()))
                .or(() -> Optional.ofNullable(options.provision()).map(file -> Provisioning.read(file).get(Provisioned.FIELD)))
                .map(text -> text.trim().toUpperCase(Locale.ROOT).split("-", 2)[0]);
    }
}

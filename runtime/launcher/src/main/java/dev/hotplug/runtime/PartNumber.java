package dev.hotplug.runtime;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a part number, {@code MODEL-CABLE-EVC-POWER[-VERSION[-CUSTOM[-REV]]]}; what its codes mean is the driver's business. */
public final class PartNumber {
    private static final Pattern FORM =
            Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]-[A-Z0-9]-[A-Z0-9](-[A-Z0-9](-[A-Z0-9]{1,8}(-[A-Z0-9]{1,4})?)?)?");

    private PartNumber() {}

    /**
     * Checks form and model.
     *
     * @param source    names the place it was read from, for the sentence
     * @param modelCode the first group that the model's part numbers have
     * @return the part number in upper case
     * @throws Refusal when it has another form or belongs to another model
     */
    public static String check(String source, String text, String model, String modelCode) {
        String number = text.trim().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches()) {
            throw Refusal.of(
                    "%s is \"%s\", but a part number reads MODEL-CABLE-EVC-POWER[-VERSION[-CUSTOM[-REV]]], like CPB1-S-2-4-8.",
                    source, text);
        }
        if (!number.startsWith(modelCode + "-")) {
            throw Refusal.of(
                    "%s is \"%s\", but the part numbers of model %s begin with %s: choose the other model with --model, or another part number.",
                    source, text, model, modelCode);
        }
        return number;
    }
}

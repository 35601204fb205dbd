package dev.hotplug.runtime;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import java.nio.charset.StandardCharsets;

/** The command line, one word a line: options, or one sentence and exit code 2. */
public final class CommandLineTarget implements Target {

    @Override
    public void feed(byte[] input) {
        String[] words = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        try {
            Options options = Options.parse(words);
            Promise.that(options.httpPort() >= 0 && options.httpPort() <= 65_535, () -> "a port that is none: " + options);
            Promise.that((options.model() == null || !options.model().isBlank()) && !options.httpHost().isBlank(), () -> "a blank value: " + options);
            if (options.partNumber() != null) {
                String number = PartNumber.check("The value of --part-number", options.partNumber(), "copper-sb", "CPB1");
                Promise.that(number.startsWith("CPB1-") && number.length() <= 32, () -> "a part number that is none: " + number);
            }
        } catch (Refusal e) {
            Promise.sentence(e.getMessage());
            Promise.that(e.exitCode() == 2, () -> "exit code " + e.exitCode());
        }
    }
}

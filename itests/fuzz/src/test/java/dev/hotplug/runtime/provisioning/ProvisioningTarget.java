package dev.hotplug.runtime.provisioning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import dev.hotplug.runtime.Refusal;
import dev.hotplug.station.provisioning.ProvisionedFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The provisioning file, from its text to what the station stores of it; a refusal shows no value. */
public final class ProvisioningTarget implements Target {

    private static final int SECRET = 8;
    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            Map<String, String> values = Provisioning.parse(text);
            values.forEach((path, value) -> Promise.that(path.matches("(?s)[a-zA-Z]+(\\..*)?"), () -> "an odd path: " + path));
            ProvisionedFields.check(values);
        } catch (Refusal e) {
            Promise.sentence(e.getMessage());
            Promise.that(e.exitCode() == 2, () -> "exit code " + e.exitCode());
            values(text).forEach(secret -> Promise.that(!e.getMessage().contains(secret), () -> "the refusal shows a value: " + e.getMessage()));
        }
    }

    /** Texts that stand as values only, as far as the file can be read. */
    private static Set<String> values(String text) {
        Set<String> values = new HashSet<>();
        Set<String> names = new HashSet<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && parser.getText().length() >= SECRET) {
                    values.add(parser.getText());
                } else if (token == JsonToken.FIELD_NAME) {
                    names.add(parser.currentName());
                }
            }
        } catch (IOException e) {
            // what was read until here counts
        }
        String sentences = String.join("\n", names) + " is a key of another form must be a certificate in PEM form (-----BEGIN CERTIFICATE-----)"
                + " must be an unencrypted PKCS#8 key in PEM form (-----BEGIN PRIVATE KEY-----)";
        values.removeIf(sentences::contains);
        return values;
    }
}

package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes provisioning files. */
final class Provisioning {

    private final Map<String, Object> centralSystem = new LinkedHashMap<>();
    private final Map<String, String> keys = new TreeMap<>();
    private final Map<String, Object> trust = new LinkedHashMap<>();
    private Optional<String> partNumber = Optional.of("CPB1-S-2-4-8");

    static Provisioning of(String url) {
        Provisioning provisioning = new Provisioning();
        provisioning.centralSystem.put("enabled", true);
        provisioning.centralSystem.put("url", url);
        provisioning.centralSystem.put("identity", "CP1");
        provisioning.centralSystem.put("termsAccepted", true);
        return provisioning;
    }

    /** The command line says which charger it is. */
    Provisioning withoutPartNumber() {
        partNumber = Optional.empty();
        return this;
    }

    Provisioning key(String name, String value) {
        keys.put(name, value);
        return this;
    }

    Provisioning centralSystem(String name, Object value) {
        centralSystem.put(name, value);
        return this;
    }

    Provisioning trust(String name, Object value) {
        trust.put(name, value);
        return this;
    }

    Path write(Path folder) {
        Map<String, Object> content = new LinkedHashMap<>();
        partNumber.ifPresent(number -> content.put("partNumber", number));
        content.put("serialNumber", "100001");
        content.put("centralSystem", centralSystem);
        content.put("configurationKeys", keys);
        content.put("trust", trust);
        try {
            Path file = folder.resolve("provisioning.json");
            Files.write(file, WireCentralSystem.JSON.writeValueAsBytes(content));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.hotplug.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The update of {@code hotplug demo --update}, which {@code bin/hotplug} has had made in a folder of its own before this process. */
final class DemoUpdate {

    private static final String FOLDER = "hotplug.demo.update";

    private DemoUpdate() {}

    /** Framework properties: where it is, and whose signature counts in this one run beside those that always do. */
    static Map<String, String> properties() {
        String folder = System.getProperty(FOLDER, "");
        Path root = Path.of(folder, "root.pem");
        if (folder.isEmpty() || !Files.isRegularFile(root)) {
            throw Refusal.of("The update of hotplug demo --update is made by bin/hotplug: start it by that, from a distribution with its folder tool.");
        }
        return Map.of(FOLDER, folder, "hotplug.package.roots", root.toString());
    }
}

package dev.hotplug.runtime.set;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/**
 * What a set says of a bundle and only its manifest knows.
 *
 * @param symbolicName without directives
 * @param version      in full: {@code 1.2} is {@code 1.2.0}
 * @param actions      OCPP actions that it answers, sorted
 * @param licence      as the manifest says it; empty when it says nothing
 */
record JarFacts(String symbolicName, String version, List<String> actions, String licence) {

    private static final String PROFILE = "dev.hotplug.ocpp.profile";
    private static final String ACTIONS = "actions:List<String>=";

    JarFacts {
        actions = List.copyOf(actions);
    }

    /** @throws Complaint when it is no bundle */
    static JarFacts of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String name = main.getValue("Bundle-SymbolicName");
            if (name == null) {
                throw Complaint.of("The file %s is no OSGi bundle.", jar);
            }
            return new JarFacts(
                    name.replaceFirst(";.*", "").strip(),
                    full(value(main, "Bundle-Version", "0.0.0")),
                    actions(value(main, "Provide-Capability", "")),
                    value(main, "Bundle-License", ""));
        } catch (ZipException e) {
            throw Complaint.of("The file %s is no jar.", jar);
        }
    }

    private static String value(Attributes main, String header, String otherwise) {
        String value = main.getValue(header);
        return value == null ? otherwise : value;
    }

    private static String full(String version) {
        String[] parts = version.strip().split("\\.", 4);
        StringBuilder full = new StringBuilder(parts[0]);
        for (int i = 1; i < 3; i++) {
            full.append('.').append(i < parts.length ? parts[i] : "0");
        }
        return parts.length == 4 ? full + "." + parts[3] : full.toString();
    }

    private static List<String> actions(String capabilities) {
        TreeSet<String> actions = new TreeSet<>();
        for (String clause : split(capabilities, ',')) {
            List<String> parts = split(clause, ';');
            if (parts.get(0).equals(PROFILE)) {
                parts.stream().filter(part -> part.startsWith(ACTIONS)).forEach(part ->
                        actions.addAll(List.of(part.substring(ACTIONS.length()).replace("\"", "").strip().split("\\s*,\\s*"))));
            }
        }
        actions.remove("");
        return List.copyOf(actions);
    }

    /** Splits outside of double quotes. */
    private static List<String> split(String header, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            if (c == at && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}

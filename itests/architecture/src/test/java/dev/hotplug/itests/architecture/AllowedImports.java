package dev.hotplug.itests.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of allowed imports, as data: bundle folder to package patterns. */
record AllowedImports(Map<String, List<String>> byBundle) {

    static AllowedImports read() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        try (InputStream in = AllowedImports.class.getResourceAsStream("/allowed-imports.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> addRow(table, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AllowedImports(table);
    }

    boolean knows(String bundle) {
        return byBundle.containsKey(bundle);
    }

    /** Whether a bundle may import a package of ours or of a third party. */
    boolean allows(String bundle, String packageName) {
        return isFree(packageName) || byBundle.get(bundle).stream().anyMatch(pattern -> matches(pattern, packageName));
    }

    private static void addRow(Map<String, List<String>> table, String line) {
        int colon = line.indexOf(':');
        String packages = line.substring(colon + 1).strip();
        table.put(line.substring(0, colon).strip(), packages.isEmpty() ? List.of() : List.of(packages.split("\\s+")));
    }

    private static boolean isFree(String packageName) {
        return packageName.startsWith("java.") || packageName.startsWith("javax.") || packageName.startsWith("org.osgi.");
    }

    private static boolean matches(String pattern, String packageName) {
        return pattern.endsWith("*")
                ? packageName.startsWith(pattern.substring(0, pattern.length() - 1))
                        || packageName.equals(pattern.replaceFirst("\\.?\\*$", ""))
                : pattern.equals(packageName);
    }
}

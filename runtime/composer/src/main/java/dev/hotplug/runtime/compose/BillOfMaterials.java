package dev.hotplug.runtime.compose;

import dev.hotplug.runtime.feature.Digest;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What a distribution ships, as CycloneDX 1.5: each bundle and library with its version, the hash of the file as it is shipped, its
 * licence, and the artifacts that are packed inside it. Without date and serial number, so that the same parts give the same bytes.
 */
final class BillOfMaterials {
    private static final String POM = "META-INF/maven/.+/pom\\.properties";
    private static final String JETTY_VERSION = "org/eclipse/jetty/version/build.properties";
    private static final Map<String, String> JETTY_PARTS = new TreeMap<>(Map.of(
            "org/eclipse/jetty/util/", "org.eclipse.jetty:jetty-util",
            "org/eclipse/jetty/io/", "org.eclipse.jetty:jetty-io",
            "org/eclipse/jetty/http/", "org.eclipse.jetty:jetty-http",
            "org/eclipse/jetty/server/", "org.eclipse.jetty:jetty-server",
            "org/eclipse/jetty/session/", "org.eclipse.jetty:jetty-session",
            "org/eclipse/jetty/security/", "org.eclipse.jetty:jetty-security",
            "org/eclipse/jetty/http2/", "org.eclipse.jetty.http2:jetty-http2-common",
            "org/eclipse/jetty/ee10/servlet/", "org.eclipse.jetty.ee10:jetty-ee10-servlet",
            "org/eclipse/jetty/websocket/core/", "org.eclipse.jetty.websocket:jetty-websocket-core-common"));

    private final Path home;
    private final String version;
    private final List<FeatureBundle> bundles;
    private final List<Library> libraries;

    /**
     * @param home      the distribution, complete
     * @param libraries what is in it beside bundles
     */
    BillOfMaterials(Path home, String version, List<FeatureBundle> bundles, List<Library> libraries) {
        this.home = home;
        this.version = version;
        this.bundles = List.copyOf(bundles);
        this.libraries = List.copyOf(libraries);
    }

    Map<String, Object> document() throws IOException {
        // What is a bundle and a library of the tool is one component.
        Set<Object> components = new LinkedHashSet<>();
        for (FeatureBundle bundle : bundles) {
            components.add(component(bundle.id(), home.resolve(bundle.file())));
        }
        for (Library library : libraries) {
            components.add(component(library.id(), library.in(home)));
        }
        components.addAll(natives());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.5");
        document.put("version", 1);
        document.put("metadata", Map.of("component", product()));
        document.put("components", List.copyOf(components));
        return document;
    }

    private Map<String, Object> product() {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("type", "application");
        product.put("name", "hotplug");
        product.put("version", version);
        product.put("licenses", licences("Apache-2.0"));
        return product;
    }

    private static Map<String, Object> component(String id, Path file) throws IOException {
        String[] parts = id.split(":");
        Map<String, Object> component = coordinates(parts[0], parts[1], parts[2]);
        component.put("hashes", hashes(file));
        try (JarFile jar = new JarFile(file.toFile())) {
            String licence = licence(parts[0], jar.getManifest());
            if (!licence.isEmpty()) {
                component.put("licenses", licences(licence));
            }
            List<Object> inside = inside(id, jar);
            if (!inside.isEmpty()) {
                component.put("components", inside);
            }
        }
        return component;
    }

    private static Map<String, Object> coordinates(String group, String name, String version) {
        Map<String, Object> component = new LinkedHashMap<>();
        String purl = "pkg:maven/" + group + "/" + name + "@" + version;
        component.put("type", "library");
        component.put("bom-ref", purl);
        component.put("group", group);
        component.put("name", name);
        component.put("version", version);
        component.put("purl", purl);
        return component;
    }

    private static List<Object> hashes(Path file) throws IOException {
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", Digest.sha256(file));
        return List.of(hash);
    }

    private static String licence(String group, Manifest manifest) {
        String named = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
        return named != null ? named : group.equals("dev.hotplug") ? "Apache-2.0" : "";
    }

    /** The spelling of SPDX where it is plain what is meant, otherwise the words of the manifest. */
    private static List<Object> licences(String text) {
        boolean apache = text.matches("(?s).*(Apache-2\\.0|apache\\.org/licenses/LICENSE-2\\.0|Apache License, Version 2\\.0).*");
        boolean eclipse = text.matches("(?s).*(EPL-2\\.0|epl-2\\.0).*");
        if (apache && eclipse) {
            return List.of(Map.of("expression", "EPL-2.0 OR Apache-2.0"));
        }
        return List.of(Map.of("license", apache ? Map.of("id", "Apache-2.0") : Map.of("name", text)));
    }

    /** Other artifacts of which the jar has the traces that Maven leaves. */
    private static List<Object> inside(String id, JarFile jar) throws IOException {
        Map<String, Object> inside = new TreeMap<>();
        for (JarEntry entry : jar.stream().filter(e -> e.getName().matches(POM)).toList()) {
            Properties maven = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                maven.load(in);
            }
            String group = maven.getProperty("groupId");
            String name = maven.getProperty("artifactId");
            if (!id.startsWith(group + ":" + name + ":")) {
                inside.put(group + ":" + name, nested(id, coordinates(group, name, maven.getProperty("version"))));
            }
        }
        jetty(id, jar, inside);
        return List.copyOf(inside.values());
    }

    /** The HTTP bundle packs Jetty without such traces, but Jetty says its own version. */
    private static void jetty(String id, JarFile jar, Map<String, Object> inside) throws IOException {
        JarEntry entry = jar.getJarEntry(JETTY_VERSION);
        if (entry != null && !id.startsWith("org.eclipse.jetty:jetty-util:")) {
            Properties build = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                build.load(in);
            }
            JETTY_PARTS.forEach((folder, part) -> {
                if (jar.getEntry(folder) != null) {
                    String[] name = part.split(":");
                    inside.put(part, nested(id, coordinates(name[0], name[1], build.getProperty("version"))));
                }
            });
        }
    }

    private static Map<String, Object> nested(String id, Map<String, Object> component) {
        component.put("bom-ref", component.get("bom-ref") + "#in-" + id);
        return component;
    }

    private List<Object> natives() throws IOException {
        List<Object> components = new ArrayList<>();
        Path folder = home.resolve("lib/native");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    components.add(file(file));
                }
            }
        }
        return components;
    }

    /** The driver is numbered after the SQLite that it carries. */
    private String sqliteVersion() {
        return bundles.stream().map(FeatureBundle::id).filter(SqliteNatives::isFor)
                .map(id -> id.substring(id.lastIndexOf(':') + 1))
                .map(number -> number.replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1"))
                .findFirst().orElse("");
    }

    private Map<String, Object> file(Path file) throws IOException {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "file");
        component.put("bom-ref", home.relativize(file).toString());
        component.put("name", home.relativize(file).toString());
        if (file.getFileName().toString().contains("sqlite")) {
            String sqlite = sqliteVersion();
            component.put("version", sqlite);
            component.put("cpe", "cpe:2.3:a:sqlite:sqlite:" + sqlite + ":*:*:*:*:*:*:*");
        }
        component.put("hashes", hashes(file));
        return component;
    }
}

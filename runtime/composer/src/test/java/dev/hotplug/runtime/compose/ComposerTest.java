package dev.hotplug.runtime.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Digest;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.runtime.feature.FeatureReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerTest {
    private static final String MODEL = """
            // a model
            { "id": "test:tiny:${project.version}", "name": "Tiny",
              "bundles": [ { "id": "test:driver:${project.version}" } ],
              "extensions": {
                "hotplug-model": { "json": { "name": "tiny", "code": "TIN1", "partNumber": "TIN1-S-2-4-8" } },
                "hotplug-slices": { "json": ["base", "store"] } } }
            """;

    @TempDir
    Path root;

    private Path checkout;
    private Path home;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = root.resolve("checkout");
        home = root.resolve("home");
        write("LICENSE", "free");
        write("runtime/distribution/src/bin/hotplug", "#!/bin/sh\n");
        write("runtime/distribution/src/lib/jvm.options", "");
        write("config/p.q.json", "{ \"x\": 1 }");
        write("features/tiny.json", MODEL);
        write("features/slices/base.json", "{ \"bundles\": [ { \"id\": \"test:api:1.5\" } ], \"configurations\": { \"p.q\": {} } }");
        write("features/slices/store.json", """
                { "bundles": [ { "id": "test:api:1.5" }, { "id": "org.xerial:sqlite-jdbc:3" } ],
                  "extensions": { "framework-launching-properties": { "json": { "k": "v" } } } }
                """);
        write("features/add-ons/demo.json", "{ \"id\": \"test:demo:1\", \"name\": \"Demo\", \"bundles\": [ { \"id\": \"test:demo:0.1\" } ] }");
        stage("test:api:1.5", true);
        stage("test:driver:0.1", true);
        stage("test:demo:0.1", true);
        stage("test:lib:2", false);
        stage("org.xerial:sqlite-jdbc:3", true, "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
                "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so", "org/sqlite/native/Linux/armv7/libsqlitejdbc.so",
                "org/sqlite/native/Mac/x86_64/libsqlitejdbc.jnilib", "org/sqlite/JDBC.class");
    }

    @Test
    void theBillOfMaterialsNamesEveryFileThatShipsWithItsHash() throws Exception {
        compose();

        Map<String, Object> bom = FeatureReader.document(home.resolve("bom.json"));
        assertEquals("CycloneDX", bom.get("bomFormat"));
        List<Map<String, Object>> components = FeatureReader.list(bom, "components").stream()
                .map(FeatureReader::members).toList();
        Set<String> hashes = new TreeSet<>();
        components.forEach(c -> hashes.add(FeatureReader.text(
                FeatureReader.members(FeatureReader.list(c, "hashes").get(0)), "content")));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(jar|so)")).toList()) {
                assertTrue(hashes.contains(Digest.sha256(file)), file + " is not in the bill of materials");
            }
        }
        assertTrue(components.stream().anyMatch(c -> "pkg:maven/org.xerial/sqlite-jdbc@3".equals(c.get("purl"))), components::toString);
    }

    @Test
    void composesAModelFromItsSlicesInTheirOrderWithEachBundleOnce() throws IOException {
        compose();

        Feature feature = new Catalogue(home.resolve("features")).model("tiny");

        assertEquals("test:tiny:0.1", feature.id());
        assertEquals(
                List.of("test:api:1.5", "org.xerial:sqlite-jdbc:3", "test:driver:0.1"),
                feature.bundles().stream().map(FeatureBundle::id).toList());
        assertEquals(Set.of("p.q"), feature.pids());
        assertEquals(Map.of("k", "v"), feature.launching());
    }

    @Test
    void pinsEveryBundleByDigestAndSize() throws IOException {
        compose();

        for (FeatureBundle bundle : new Catalogue(home.resolve("features")).model("tiny").bundles()) {
            Path file = home.resolve(bundle.file());
            assertEquals(Digest.sha256(file), bundle.sha256());
            assertEquals(Files.size(file), bundle.size());
        }
    }

    @Test
    void keepsAddOnsOutOfTheModel() throws IOException {
        compose();

        Catalogue catalogue = new Catalogue(home.resolve("features"));
        assertEquals(List.of("tiny"), catalogue.models());
        assertEquals(1, catalogue.addOn("demo").bundles().size());
        assertFalse(Files.readString(home.resolve("features/tiny.json")).contains("test:demo"));
    }

    @Test
    void laysOutTheRest() throws IOException {
        compose();

        assertTrue(Files.isExecutable(home.resolve("bin/hotplug")));
        assertTrue(Files.exists(home.resolve("config/p.q.json")));
        assertTrue(Files.exists(home.resolve("LICENSE")));
        assertTrue(Files.exists(home.resolve("lib/lib-2.jar")));
    }

    @Test
    void shipsSqliteWithoutItsNativeLibrariesAndThoseBesideIt() throws IOException {
        compose();

        try (JarFile jar = new JarFile(home.resolve("bundles/sqlite-jdbc-3.jar").toFile())) {
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().startsWith("org/sqlite/native/")));
            assertTrue(jar.getEntry("org/sqlite/JDBC.class") != null);
        }
        assertTrue(Files.exists(home.resolve("lib/native/aarch64/libsqlitejdbc.so")));
    }

    @Test
    void makesTheSameBytesEachTime() throws IOException {
        compose();
        byte[] feature = Files.readAllBytes(home.resolve("features/tiny.json"));
        compose();

        assertArrayEquals(feature, Files.readAllBytes(home.resolve("features/tiny.json")));
    }

    @Test
    void refusesASliceThatDoesNotExist() throws IOException {
        Files.delete(checkout.resolve("features/slices/store.json"));

        assertTrue(refusal().contains("tiny.json names the slice \"store\""));
    }

    @Test
    void aSliceMayNameSlicesButNotItself() throws IOException {
        write("features/slices/base.json", "{ \"bundles\": [ { \"id\": \"test:api:1.5\" } ], \"configurations\": { \"p.q\": {} }, "
                + "\"extensions\": { \"hotplug-slices\": { \"json\": [\"store\"] } } }");
        compose();

        assertEquals(
                List.of("test:api:1.5", "org.xerial:sqlite-jdbc:3", "test:driver:0.1"),
                new Catalogue(home.resolve("features")).model("tiny").bundles().stream().map(FeatureBundle::id).toList());

        write("features/slices/store.json", "{ \"extensions\": { \"hotplug-slices\": { \"json\": [\"base\"] } } }");
        assertTrue(refusal().contains("the slice \"base\", which contains itself"));
    }

    @Test
    void refusesABundleThatTheBuildDoesNotSupply() throws IOException {
        write("features/slices/base.json", "{ \"bundles\": [ { \"id\": \"test:api:1.6\" } ], \"configurations\": { \"p.q\": {} } }");

        assertTrue(refusal().contains("test:api:1.6 and test:api:1.5"));

        write("features/slices/store.json", "{}");
        assertTrue(refusal().contains("The bundle test:api:1.6 is named by a feature, but the build does not supply it"));
    }

    @Test
    void refusesAJarThatIsNoBundle() throws IOException {
        write("features/slices/base.json", "{ \"bundles\": [ { \"id\": \"test:lib:2\" } ], \"configurations\": { \"p.q\": {} } }");

        assertTrue(refusal().contains("test:lib:2 is not an OSGi bundle"));
    }

    @Test
    void refusesAConfigurationThatNobodyReads() throws IOException {
        write("config/other.json", "{}");

        assertTrue(assertThrows(Refusal.class, this::compose).getMessage().contains("config/other.json belongs to nobody"));
    }

    private void compose() throws IOException {
        new Composer(checkout, root.resolve("staging"), home, "0.1", List.of("test:lib:2")).compose();
    }

    private String refusal() {
        return assertThrows(CompositionException.class, this::compose).getMessage();
    }

    private void write(String path, String text) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void stage(String id, boolean bundle, String... entries) throws IOException {
        String[] parts = id.split(":");
        Path file = root.resolve("staging").resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]).resolve(parts[1] + "-" + parts[2] + ".jar");
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (bundle) {
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", parts[1]);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.write(entry.getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }
}

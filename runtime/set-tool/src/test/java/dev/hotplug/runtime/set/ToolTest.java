package dev.hotplug.runtime.set;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small distribution, keys, and the command line. */
abstract class ToolTest {

    static final String RELEASE = """
            // a release
            { "version": "VERSION",
              "compatibility": [ { "vendor": "V", "model": "tiny", "partNumbers": ["TIN1-S-2-4-8"], "hardwareRevisions": ["1"] } ],
              "securityCounter": COUNTER,
              "platform": { "java": "[17,26)", "api": "[1,2)", "storage": "[1,2)" },
              "state": { "store": { "reads": 1, "writes": 2, "readableFrom": 1 } } }
            """;

    @TempDir
    Path folder;

    String out;
    String err;

    @BeforeEach
    void layOutADistribution() throws IOException {
        Files.createDirectories(path("home/features/add-ons"));
        Files.createDirectories(path("home/config/tiny"));
        Files.createDirectories(path("home/bundles"));
        write("home/config/p.q.json", "{ \"x\": 1, \"factor\": 0.5, \"gone\": true, \"list\": [\"a\", \"b\"] }");
        write("home/config/tiny/p.q.json", "{ \"x\": 2, \"gone\": null }");
        write("home/config/other.json", "{ \"not\": \"of this model\" }");
        bundle("core", "1.0.0", 1, "dev.hotplug.ocpp.profile;profile=Core;actions:List<String>=\"Reset,ClearCache\"");
        bundle("driver", "1.0.0", 2, "");
        compose();
        write("password", "changeit\n");
        write("release.json", release("1.0.0", 1));
    }

    static String release(String version, int counter) {
        return RELEASE.replace("VERSION", version).replace("COUNTER", Integer.toString(counter));
    }

    /** The composed feature, pinning the bundles as they are now. */
    void compose() throws IOException {
        write("home/features/tiny.json", """
                { "id": "test:tiny:0.1", "name": "Tiny", "description": "A tiny one.",
                  "bundles": [ %s, %s ],
                  "configurations": { "p.q": {} },
                  "extensions": {
                    "hotplug-model": { "json": { "name": "tiny", "code": "TIN1", "partNumber": "TIN1-S-2-4-8" } },
                    "framework-launching-properties": { "json": { "felix.cm.pm": "memory" } } } }
                """.formatted(entry("core", 40), entry("driver", 50)));
        write("home/features/add-ons/extra.json", "{ \"id\": \"test:extra:0.1\", \"name\": \"Extra\", \"configurations\": { \"other\": {} } }");
        write("home/bom.json", """
                { "bomFormat": "CycloneDX", "components": [ { "type": "library", "name": "core", "licenses": [ { "license": { "id": "Apache-2.0" } } ],
                  "hashes": [ { "alg": "SHA-256", "content": "%s" } ] } ] }
                """.formatted(Digests.sha256(jar("core"))));
    }

    private String entry(String name, int order) throws IOException {
        return "{ \"id\": \"test:%s:1.0.0\", \"file\": \"bundles/%s.jar\", \"sha256\": \"%s\", \"size\": %d, \"start-order\": %d }"
                .formatted(name, name, Digests.sha256(jar(name)), Files.size(jar(name)), order);
    }

    Path jar(String name) {
        return path("home/bundles/" + name + ".jar");
    }

    void bundle(String name, String version, int seed, String capability) throws IOException {
        bundle(jar(name), name, version, seed, capability);
    }

    static void bundle(Path file, String name, String version, int seed, String capability) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "test." + name + ";singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        manifest.getMainAttributes().putValue("Bundle-License", "Apache-2.0;link=\"https://www.apache.org/licenses/LICENSE-2.0\"");
        if (!capability.isEmpty()) {
            manifest.getMainAttributes().putValue("Provide-Capability", capability);
        }
        try (OutputStream stream = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(stream, manifest)) {
            byte[] content = new byte[50_000];
            new Random(seed).nextBytes(content);
            jar.putNextEntry(new ZipEntry("content"));
            jar.write(content);
            jar.closeEntry();
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(path(name), text);
    }

    /** Words that begin with {@code @} are names in the folder. */
    int run(String line) {
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].startsWith("@") ? path(words[i].substring(1)).toString() : words[i];
        }
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        int code = SetTool.run(new PrintWriter(standard, true), new PrintWriter(error, true), words);
        out = standard.toString();
        err = error.toString();
        return code;
    }

    void good(String line) {
        int code = run(line);
        assertEquals(0, code, () -> line + ": " + err);
    }

    void refused(int code, String line, String words) {
        int found = run(line);
        assertEquals(code, found, () -> line + ": " + out + err);
        if (!err.contains(words)) {
            throw new AssertionError(line + ": " + err);
        }
    }

    void build(String name) {
        good("build --home @home --model tiny --release @release.json --out @" + name);
    }

    void keys() {
        good("keys root @root --password-file @password");
        good("keys signer @release --root @root.p12 --password-file @password");
    }

    void sign(String name) {
        good("sign @" + name + " --keystore @release.p12 --password-file @password");
    }
}

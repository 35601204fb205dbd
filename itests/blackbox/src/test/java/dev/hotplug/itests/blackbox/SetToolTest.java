package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotplug.testkit.PackagedDistribution;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.BlobSink;
import dev.hotplug.update.set.Certificates;
import dev.hotplug.update.set.DeltaPlan;
import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.HeadReading;
import dev.hotplug.update.set.Limits;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetHead;
import dev.hotplug.update.set.SetReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hotplug set} as a vendor uses it, on the distribution that ships, and what a station has to fetch. */
class SetToolTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private Process server;

    @TempDir
    Path folder;

    private VendorTool tool;

    @BeforeEach
    void keys() throws Exception {
        tool = new VendorTool(folder);
        tool.keys();
        Files.copy(PackagedDistribution.find().resolve("tool/release-example.json"), folder.resolve("release.json"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.destroy();
        }
    }

    @Test
    void one_changed_bundle_costs_little_more_than_itself_and_the_signature_over_the_whole_file_holds() throws Exception {
        tool.run("build", "--model", "copper-sb", "--release", "release.json", "--out", "old.hpkg");
        tool.run("build", "--model", "copper-sb", "--release", "release.json", "--out", "again.hpkg");
        assertEquals(-1, Files.mismatch(folder.resolve("old.hpkg"), folder.resolve("again.hpkg")), "two builds differ");
        long bundle = changeOneBundle("profile-reservation");
        Files.writeString(folder.resolve("release.json"),
                Files.readString(folder.resolve("release.json")).replace("\"version\": \"0.1.0\"", "\"version\": \"0.1.1\""));
        tool.run("build", "--home", "home", "--model", "copper-sb", "--release", "release.json", "--previous", "old.hpkg", "--out", "new.hpkg");
        String location = "http://127.0.0.1:" + serve() + "/new.hpkg";
        JsonNode firmware = JSON.readTree(tool.run("sign", "new.hpkg", "--keystore", "release.p12", "--location", location)).get("firmware");
        assertTrue(tool.run("verify", "new.hpkg", "--root", "root.pem").contains("is good"));

        SetDocument old = read(folder.resolve("old.hpkg")).document();
        Map<String, byte[]> stored = contents(folder.resolve("old.hpkg"));
        byte[] start = range(location, 0, HeadReading.FIRST_BYTES);
        SetHead head = assertInstanceOf(HeadReading.Whole.class, HeadReading.of(start)).head();
        DeltaPlan plan = DeltaPlan.of(head.layout(), start.length, blob -> stored.containsKey(blob.sha256()));
        Path part = folder.resolve("part");
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(start), 0);
            for (DeltaPlan.Span span : plan.fetch()) {
                file.write(ByteBuffer.wrap(range(location, span.offset(), span.length())), span.offset());
            }
            plan.complete(head, file, blob -> new ByteArrayInputStream(stored.get(blob.sha256()))).value().orElseThrow();
        }

        assertEquals(-1, Files.mismatch(folder.resolve("new.hpkg"), part), "the file that came about is another");
        byte[] signature = Base64.getDecoder().decode(firmware.get("signature").asText());
        try (var in = Files.newInputStream(part)) {
            assertEquals(FileSignature.Scheme.ECDSA, FileSignature.verify(in, signature,
                    Certificates.fromPem(firmware.get("signingCertificate").asText()).get(0), Set.of(FileSignature.Scheme.ECDSA)).value().orElseThrow());
        }
        long total = plan.layout().totalBytes();
        System.out.printf("A set of %d bundles has %d bytes; one bundle of %d bytes changed: %d bytes fetched in %d requests (%.2f %%).%n",
                old.bundles().size(), total, bundle, plan.fetchBytes(), 1 + plan.fetch().size(), 100.0 * plan.fetchBytes() / total);
        assertTrue(plan.fetchBytes() < bundle + 64 * 1024, "fetched " + plan.fetchBytes());
        String difference = tool.run("diff", "old.hpkg", "new.hpkg");
        assertTrue(difference.contains("~ dev.hotplug.profile.reservation 0.1.0 -> 0.1.1"), difference);
        assertTrue(difference.contains("fetches " + plan.fetchBytes() + " of " + total), difference);
    }

    /** The script that stands in docs/update-set.md. */
    @Test
    void openssl_proves_a_set_without_any_code_of_ours() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")) && Files.isExecutable(Path.of("/usr/bin/unzip")), "openssl or unzip is not here");
        tool.run("build", "--model", "copper-sb", "--release", "release.json", "--out", "a.hpkg");
        tool.run("sign", "a.hpkg", "--keystore", "release.p12");
        String text = Files.readString(Path.of(System.getProperty("user.dir")).resolve("../../docs/update-set.md"));
        String script = text.substring(text.indexOf("```sh\n") + 6, text.indexOf("```", text.indexOf("```sh\n") + 6));
        Process process = tool.process(List.of("sh", "-c", script), Map.of("FILE", "a.hpkg", "ROOT", "root.pem", "TMPDIR", folder.toString()));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.contains("cert.pem: OK\nVerified OK\n"), said);
        assertTrue(!said.contains("ALTERED"), said);
    }

    /** A distribution in which a bundle has another version and other bytes. */
    private long changeOneBundle(String artifact) throws IOException {
        Path original = ReplacedBundle.original(artifact);
        Path home = Distribution.copy(folder.resolve("home")).home();
        for (String name : List.of("features", "bundles")) {
            Path source = home.resolve(name).toRealPath();
            Files.delete(home.resolve(name));
            Distribution.copyTree(source, home.resolve(name));
        }
        Path changed = home.resolve("bundles").resolve(original.getFileName());
        ReplacedBundle.pack(original, "0.1.1", changed, attributes -> {});
        Path feature = home.resolve("features/copper-sb.json");
        JsonNode document = JSON.readTree(feature.toFile());
        for (JsonNode entry : document.get("bundles")) {
            if (entry.get("file").asText().endsWith("/" + original.getFileName())) {
                ((ObjectNode) entry).put("sha256", sha256(Files.readAllBytes(changed))).put("size", Files.size(changed));
            }
        }
        JSON.writeValue(feature.toFile(), document);
        return Files.size(changed);
    }

    private static String sha256(byte[] content) throws IOException {
        try {
            return HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private SetHead read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return SetReader.read(in, Limits.FORMAT, SetReader.Gatekeeper.OPEN, BlobSink.NOWHERE).value().orElseThrow();
        }
    }

    private Map<String, byte[]> contents(Path file) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (var in = Files.newInputStream(file)) {
            SetReader.read(in, Limits.FORMAT, SetReader.Gatekeeper.OPEN, blob -> new Kept(blob, contents)).value().orElseThrow();
        }
        return contents;
    }

    /** One content, in memory. */
    private record Kept(Blob blob, Map<String, byte[]> contents, ByteArrayOutputStream bytes) implements BlobSink.Target {

        Kept(Blob blob, Map<String, byte[]> contents) {
            this(blob, contents, new ByteArrayOutputStream());
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        @Override
        public void keep() {
            contents.put(blob.sha256(), bytes.toByteArray());
        }

        @Override
        public void close() {
            // in memory
        }
    }

    private byte[] range(String location, long from, long length) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(location)).header("Range", "bytes=" + from + "-" + (from + length - 1)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(206, response.statusCode());
        assertEquals(length, response.body().length);
        return response.body();
    }

    /** @return the port */
    private String serve() throws IOException {
        server = tool.process(VendorTool.command("serve", ".", "--port", "0"), Map.of());
        StringBuilder line = new StringBuilder();
        for (int c = server.getInputStream().read(); c >= 0 && c != '\n'; c = server.getInputStream().read()) {
            line.append((char) c);
        }
        String said = line.toString();
        assertTrue(said.matches("serving .* at http://127.0.0.1:\\d+/"), said);
        return said.replaceFirst(".*:(\\d+)/$", "$1");
    }
}

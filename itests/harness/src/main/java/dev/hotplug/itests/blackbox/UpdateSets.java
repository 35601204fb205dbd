package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.Compatibility;
import dev.hotplug.update.set.Jws;
import dev.hotplug.update.set.Patch;
import dev.hotplug.update.set.Range;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetWriter;
import dev.hotplug.update.set.SigningAlgorithm;
import dev.hotplug.update.set.UpdateClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** A vendor: the set that a distribution is, patches and whole sets of it, signed. */
final class UpdateSets {

    static final String PART_NUMBER = "CPB1-S-2-4-8";
    private static final ObjectMapper COMMENTED = new ObjectMapper().enable(JsonParser.Feature.ALLOW_COMMENTS);
    private static final String MODEL = "copper-sb";

    private final Path home;
    private final Path folder;
    private final Authority authority = new Authority("CN=Package root");
    private Authority.Issued signer = authority.issueForCode("CN=Release", Duration.ofDays(30));
    private final Map<String, byte[]> contents = new HashMap<>();
    private final SetDocument factory;
    private long counter = 1;
    private UpdateClass demanded = UpdateClass.H0;
    private String model = MODEL;
    private SetDocument.Gate gate = new SetDocument.Gate(20, 1);

    /**
     * @param home   a copy of the distribution, which is given the document of its own set
     * @param folder for the files
     */
    UpdateSets(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        this.factory = factory();
        try {
            Files.createDirectories(home.resolve("sets"));
            Files.write(home.resolve("sets").resolve(MODEL + ".json"), factory.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code trust.packageRoots}. */
    List<String> roots() {
        return List.of(authority.pem());
    }

    UpdateSets counter(long value) {
        counter = value;
        return this;
    }

    UpdateSets model(String name) {
        model = name;
        return this;
    }

    UpdateSets gate(int limit, int soak) {
        gate = new SetDocument.Gate(limit, soak);
        return this;
    }

    /** From here on a stranger signs. */
    UpdateSets stranger() {
        signer = new Authority("CN=Package root").issueForCode("CN=Release", Duration.ofDays(30));
        return this;
    }

    /** A patch of the factory's set with new bundles in the places of those of their names. */
    Path patch(String label, Path... jars) {
        return patch(label, factory, jars);
    }

    Path patch(String label, SetDocument base, Path... jars) {
        return write(label, patchDocument(label, base, jars));
    }

    /** Forgets the contents of files that were written. */
    void forget(Path... jars) {
        for (Path jar : jars) {
            contents.remove(blob(read(jar)).sha256());
        }
    }

    SetDocument factorySet() {
        return factory;
    }

    SetDocument patchDocument(String label, SetDocument base, Path... jars) {
        Patch patch = new Patch(label, List.of(new Patch.Base(base.version(), base.sha256())), List.of(), List.of());
        List<SetBundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(bundle("dev.hotplug:patched-" + bundles.size() + ":" + label, jar, 50));
        }
        return document("0.1.0-" + label, bundles, Map.of(), Map.of(), Optional.of(patch));
    }

    /** The whole set under another version, with one bundle replaced. */
    Path whole(String version, Path jar) {
        SetBundle fresh = bundle("dev.hotplug:replaced:" + version, jar, 50);
        List<SetBundle> bundles = new ArrayList<>();
        for (SetBundle each : factory.bundles()) {
            bundles.add(each.symbolicName().equals(fresh.symbolicName())
                    ? new SetBundle(fresh.id(), fresh.symbolicName(), fresh.version(), fresh.sha256(), fresh.size(), each.startOrder())
                    : each);
        }
        return write(version, document(version, bundles, factory.configurations(), factory.launching(), Optional.empty()));
    }

    private Path write(String name, SetDocument document) {
        byte[] bytes = document.bytes();
        Path file = folder.resolve(name + ".hpkg");
        try (OutputStream out = Files.newOutputStream(file)) {
            SetWriter.write(document, Jws.write(List.of(sign(bytes))), this::open, out).value().orElseThrow();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteArrayInputStream open(Blob blob) throws IOException {
        if (!contents.containsKey(blob.sha256())) {
            throw new NoSuchFileException(blob.sha256());
        }
        return new ByteArrayInputStream(contents.get(blob.sha256()));
    }

    private Jws.Entry sign(byte[] document) {
        try {
            String header = Jws.header(SigningAlgorithm.ES256, List.of(signer.certificate()));
            Signature engine = SigningAlgorithm.ES256.engine();
            engine.initSign(signer.pair().getPrivate());
            engine.update(Jws.signed(header, document));
            return new Jws.Entry(header, SigningAlgorithm.ES256, List.of(signer.certificate()), engine.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private SetDocument factory() {
        try {
            JsonNode feature = COMMENTED.readTree(home.resolve("features").resolve(MODEL + ".json").toFile());
            List<SetBundle> bundles = new ArrayList<>();
            for (JsonNode each : feature.path("bundles")) {
                bundles.add(bundle(each.path("id").asText(), home.resolve(each.path("file").asText()), each.path("start-order").asInt(50)));
            }
            Map<String, String> launching = new TreeMap<>();
            feature.path("extensions").path("framework-launching-properties").path("json").properties()
                    .forEach(each -> launching.put(each.getKey(), each.getValue().asText()));
            return document("0.1.0", bundles, configurations(feature), launching, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Map<String, Object>> configurations(JsonNode feature) throws IOException {
        Map<String, Map<String, Object>> configurations = new TreeMap<>();
        for (var pids = feature.path("configurations").fieldNames(); pids.hasNext(); ) {
            String pid = pids.next();
            Map<String, Object> values = new TreeMap<>();
            for (Path each : List.of(home.resolve("config"), home.resolve("config").resolve(MODEL))) {
                Path file = each.resolve(pid + ".json");
                if (Files.exists(file)) {
                    values.putAll(COMMENTED.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {}));
                }
            }
            values.values().removeIf(value -> value == null);
            values.replaceAll((key, value) -> value instanceof Integer number ? Long.valueOf(number) : value);
            configurations.put(pid, values);
        }
        return configurations;
    }

    private SetBundle bundle(String id, Path jar, int startOrder) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Blob blob = put(read(jar));
            String name = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName").replaceFirst(";.*", "").strip();
            String version = file.getManifest().getMainAttributes().getValue("Bundle-Version");
            return new SetBundle(id, name, version, blob.sha256(), blob.size(), startOrder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Blob put(byte[] content) {
        Blob blob = blob(content);
        contents.put(blob.sha256(), content);
        return blob;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Blob blob(byte[] content) {
        try {
            return new Blob(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)), content.length);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private SetDocument document(
            String version,
            List<SetBundle> bundles,
            Map<String, Map<String, Object>> configurations,
            Map<String, String> launching,
            Optional<Patch> patch) {
        SetDocument.Update update = new SetDocument.Update(
                List.of(new Compatibility("Wall Box Chargers", model, List.of(PART_NUMBER), List.of("simulated"))),
                counter,
                new SetDocument.Platform(new Range("[17,99)"), new Range("[1,2)"), new Range("[1,2)")),
                1_000,
                Map.of(),
                Map.of(),
                demanded,
                gate,
                put(("{\"bomFormat\":\"CycloneDX\",\"version\":\"" + version + "\"}").getBytes(StandardCharsets.UTF_8)),
                List.of(),
                patch,
                List.of());
        return new SetDocument(
                "dev.hotplug:copper-sb:" + version,
                "Copper SB",
                "",
                bundles,
                configurations,
                launching,
                patch.isPresent() ? Optional.empty() : Optional.of(new SetDocument.Model(MODEL, "CPB1", PART_NUMBER)),
                update);
    }
}

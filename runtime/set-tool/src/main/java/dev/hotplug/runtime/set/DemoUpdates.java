package dev.hotplug.runtime.set;

import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.update.set.Jws;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.security.auth.x500.X500Principal;

/**
 * For {@code hotplug demo --update}: a patch for each model, with its core profile and its driver under another version. The key that signs
 * them is in no file and gone when this ends, so that the root beside them vouches for nothing else, ever.
 */
public final class DemoUpdates {

    static final String LABEL = "demo";

    private static final Duration VALID = Duration.ofHours(12);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Path home;
    private final Path out;
    private final SigningKey key;

    private DemoUpdates(Path home, Path out, SigningKey key) {
        this.home = home;
        this.out = out;
        this.key = key;
    }

    /** Arguments: the distribution, and an empty folder, which gets {@code root.pem} and {@code MODEL.hpkg}. */
    public static void main(String... words) throws IOException, GeneralSecurityException {
        write(Path.of(words[0]), Path.of(words[1]));
    }

    static void write(Path home, Path out) throws IOException, GeneralSecurityException {
        X500Principal root = new X500Principal("CN=Demo root");
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_DIFFER);
        KeyPair rootKey = KeysCommand.pair(KeysCommand.Kind.EC);
        KeyPair signer = KeysCommand.pair(KeysCommand.Kind.EC);
        CertificateMaker maker = new CertificateMaker(root, rootKey.getPrivate(), rootKey.getPublic());
        X509Certificate own = maker.authority(root, rootKey.getPublic(), from, from.plus(VALID));
        X509Certificate signing = maker.signer(new X500Principal("CN=Demo"), signer.getPublic(), from, from.plus(VALID));
        Files.writeString(out.resolve("root.pem"), Pem.text(List.of(own)));
        DemoUpdates updates = new DemoUpdates(home, out, new SigningKey(signer.getPrivate(), List.of(signing)));
        Catalogue catalogue = new Catalogue(home.resolve("features"));
        for (String model : catalogue.models()) {
            Path base = home.resolve(FactorySets.FOLDER).resolve(model + ".json");
            if (Files.isRegularFile(base)) {
                updates.patch(catalogue.model(model), base);
            }
        }
    }

    private void patch(Feature feature, Path base) throws IOException, GeneralSecurityException {
        String model = feature.model().name();
        List<String> jars = new ArrayList<>();
        for (FeatureBundle bundle : feature.bundles()) {
            String artifact = bundle.id().split(":")[1];
            if (artifact.equals("profile-core") || artifact.equals("driver-" + model)) {
                jars.add(renamed(home.resolve(bundle.file()), out.resolve(model + "-" + artifact + ".jar")).toString());
            }
        }
        Release release = new Release(Map.of("gate", Map.of("timeoutSeconds", 20L, "soakSeconds", 2L)));
        Built built = PatchBuild.of(List.of(Documents.of(base)), LABEL, jars, List.of(), release, home);
        byte[] signatures = Jws.write(List.of(key.sign(built.document().bytes())));
        SetFile.write(built.document(), signatures, built.contents(), out.resolve(model + ".hpkg"));
        for (String jar : jars) {
            Files.delete(Path.of(jar));
        }
    }

    /** The same bundle under another version: new bytes, and what tells from afar that the new one is at work. */
    private static Path renamed(Path bundle, Path target) throws IOException {
        try (JarFile from = new JarFile(bundle.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            Attributes attributes = manifest.getMainAttributes();
            attributes.putValue("Bundle-Version", attributes.getValue("Bundle-Version") + "." + LABEL);
            try (OutputStream file = Files.newOutputStream(target); JarOutputStream to = new JarOutputStream(file, manifest)) {
                for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                    copy(from, entries.nextElement(), to);
                }
            }
        }
        return target;
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            to.putNextEntry(new JarEntry(entry.getName()));
            from.getInputStream(entry).transferTo(to);
            to.closeEntry();
        }
    }
}

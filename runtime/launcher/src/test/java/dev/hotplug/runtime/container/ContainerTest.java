package dev.hotplug.runtime.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.feature.Digest;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class ContainerTest {
    @TempDir
    Path home;

    private Container container;
    private int starts;

    @AfterEach
    void stop() throws InterruptedException {
        if (container != null && container.context() != null) {
            container.stop();
            container.awaitStop(5000);
        }
    }

    @Test
    void installsExactlyWhatIsListedInItsOrder() throws Exception {
        start(pinned("one.jar", Map.of()), pinned("two.jar", Map.of()));

        BundleContext context = container.context();
        assertEquals(3, context.getBundles().length);
        assertEquals("one.jar", context.getBundle(1).getSymbolicName());
        assertEquals(Bundle.ACTIVE, context.getBundle(2).getState());
    }

    @Test
    void startsLaterWhatWantsToBeLate() throws Exception {
        start(pinned("late.jar", Map.of(), 90), pinned("usual.jar", Map.of()));

        assertEquals("usual.jar", container.context().getBundle(1).getSymbolicName());
    }

    @Test
    void looksAgainAtABundleThatWasTouchedSinceItsCheck() throws Exception {
        FeatureBundle bundle = pinned("one.jar", Map.of());
        start(bundle);
        stop();
        start(bundle);
        stop();
        Path file = home.resolve("one.jar");
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);

        assertThrows(Refusal.class, () -> start(bundle));
    }

    @Test
    void handsOverProvisioningAndTheCommittedSet() throws Exception {
        start(pinned("one.jar", Map.of()));

        assertEquals(Map.of("partNumber", "X"), service("provisioning"));
        Map<?, ?> set = service("set");
        assertEquals("1", set.get("bundles"));
        assertEquals("one.jar", set.get("bundle.names"));
        assertEquals("test:feature:1", set.get("features"));
    }

    @Test
    void refusesABundleWithOtherBytes() throws Exception {
        FeatureBundle bundle = pinned("one.jar", Map.of());
        byte[] bytes = Files.readAllBytes(home.resolve("one.jar"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(home.resolve("one.jar"), bytes);

        Refusal refusal = assertThrows(Refusal.class, () -> start(bundle));

        assertEquals(2, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("one.jar is not the one that the feature names"), refusal.getMessage());
    }

    @Test
    void refusesABundleThatIsMissing() throws Exception {
        FeatureBundle bundle = pinned("one.jar", Map.of());
        Files.delete(home.resolve("one.jar"));

        assertTrue(assertThrows(Refusal.class, () -> start(bundle)).getMessage().contains("one.jar is missing"));
    }

    @Test
    void namesTheBundleThatDoesNotStart() throws Exception {
        FeatureBundle bundle = pinned("one.jar", Map.of("Import-Package", "no.such.thing"));

        Refusal refusal = assertThrows(Refusal.class, () -> start(bundle));

        assertEquals(1, refusal.exitCode());
        assertTrue(refusal.getMessage().startsWith("The bundle one.jar did not start: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("no.such.thing"), refusal.getMessage());
    }

    private void start(FeatureBundle... bundles) {
        Feature feature = new Feature("test:feature:1", "Test", List.of(bundles), Set.of(), Map.of(), null);
        container = new Container(
                new Setup(home, home, home.resolve("cache" + ++starts), List.of(feature), "base", Optional.empty(), Map.of(), Map.of(), Map.of("partNumber", "X"), Map.of("hotplug.version", "1")));
        container.start();
    }

    private Map<?, ?> service(String role) throws Exception {
        BundleContext context = container.context();
        @SuppressWarnings("rawtypes")
        Collection<ServiceReference<Map>> found = context.getServiceReferences(Map.class, "(hotplug.role=" + role + ")");
        return context.getService(found.iterator().next());
    }

    private FeatureBundle pinned(String name, Map<String, String> headers) throws IOException {
        return pinned(name, headers, 50);
    }

    private FeatureBundle pinned(String name, Map<String, String> headers, int startOrder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        headers.forEach(attributes::putValue);
        Path file = home.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return new FeatureBundle("test:" + name + ":1", name, Digest.sha256(file), Files.size(file), startOrder);
    }
}

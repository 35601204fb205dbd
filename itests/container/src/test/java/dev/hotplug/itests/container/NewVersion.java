package dev.hotplug.itests.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;

/** Jars of an installed bundle with other bytes: the same classes under another Bundle-Version, which the version key tells. */
final class NewVersion {

    private NewVersion() {}

    static InputStream of(Bundle bundle, String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarInputStream from = new JarInputStream(URI.create(bundle.getLocation()).toURL().openStream());
                JarOutputStream to = new JarOutputStream(bytes, manifest(from, version))) {
            for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                to.putNextEntry(new JarEntry(entry.getName()));
                from.transferTo(to);
                to.closeEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Manifest manifest(JarInputStream from, String version) {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
        return manifest;
    }
}

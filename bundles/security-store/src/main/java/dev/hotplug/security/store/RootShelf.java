package dev.hotplug.security.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root certificates of one use: files {@code 00000001.pem} and so on in one folder. Reads from memory by any thread,
 * changes by one.
 */
final class RootShelf {

    static final int MAX_FILE = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(RootShelf.class);
    private static final String ENDING = ".pem";

    private final SafeFiles files;
    private long last;
    private volatile List<Root> roots;

    private record Root(String file, X509Certificate certificate) {}

    RootShelf(Path folder) throws IOException {
        files = new SafeFiles(folder);
        List<Root> found = new ArrayList<>();
        for (String name : files.names()) {
            Numbers.of(name, ENDING).ifPresent(number -> {
                last = Math.max(last, number);
                read(folder, name, found);
            });
        }
        roots = List.copyOf(found);
    }

    /** A damaged file costs its own root and no other. */
    private void read(Path folder, String name, List<Root> found) {
        try {
            found.add(new Root(name, Pem.certificates(files.read(name, MAX_FILE)).get(0)));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.error("The root certificate {} cannot be read and is not trusted: {}", folder.resolve(name), e.getMessage());
        }
    }

    /** The one added first at the front. */
    List<X509Certificate> all() {
        return roots.stream().map(Root::certificate).toList();
    }

    void add(X509Certificate certificate) throws IOException {
        if (all().contains(certificate)) {
            return;
        }
        String name = Numbers.name(last + 1, ENDING);
        files.write(name, Pem.text(List.of(certificate)));
        last++;
        List<Root> more = new ArrayList<>(roots);
        more.add(new Root(name, certificate));
        roots = List.copyOf(more);
    }

    void remove(X509Certificate certificate) throws IOException {
        for (Root root : roots) {
            if (root.certificate().equals(certificate)) {
                files.delete(root.file());
                roots = roots.stream().filter(r -> r != root).toList();
            }
        }
    }

    /** These and no others. The new ones are there before the old ones go. */
    void replace(List<X509Certificate> certificates) throws IOException {
        for (X509Certificate certificate : certificates) {
            add(certificate);
        }
        for (X509Certificate certificate : all()) {
            if (!certificates.contains(certificate)) {
                remove(certificate);
            }
        }
    }
}

package dev.hotplug.runtime.compose;

import dev.hotplug.runtime.config.ConfigurationFiles;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.runtime.feature.FeatureReader;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the folder of a distribution from the checkout and the bundles of the build. */
public final class Composer {
    private final Path checkout;
    private final Path home;
    private final String version;
    private final List<Library> libraries;
    private final BundleShelf shelf;
    private final Slices slices;

    Composer(Path checkout, Path staging, Path home, String version, List<String> libraries) {
        this.checkout = checkout;
        this.home = home;
        this.version = version;
        this.libraries = libraries.stream().map(Library::of).toList();
        this.shelf = new BundleShelf(staging, home);
        this.slices = new Slices(checkout.resolve("features/slices"), version);
    }

    /**
     * Arguments: the checkout, the staging folder, the folder to make, the version, and the artifacts that go to {@code lib},
     * or to another folder as {@code folder=artifact}.
     *
     * @throws CompositionException when the parts do not fit
     */
    public static void main(String... arguments) throws IOException {
        List<String> words = List.of(arguments);
        new Composer(Path.of(words.get(0)), Path.of(words.get(1)), Path.of(words.get(2)), words.get(3), words.subList(4, words.size())).compose();
    }

    /** Makes the folder anew. */
    void compose() throws IOException {
        delete(home);
        copyTree(checkout.resolve("runtime/distribution/src"), home);
        copyTree(checkout.resolve("config"), home.resolve("config"));
        Files.copy(checkout.resolve("LICENSE"), home.resolve("LICENSE"));
        composeFolder(checkout.resolve("features"), home.resolve("features"));
        composeFolder(checkout.resolve("features/add-ons"), home.resolve("features/add-ons"));
        checkConfiguration();
        copyLibraries();
        Files.writeString(home.resolve("bom.json"), JsonText.of(new BillOfMaterials(home, version, shelf.taken(), libraries).document()));
        markExecutable();
    }

    private void copyLibraries() throws IOException {
        for (Library library : libraries) {
            Path target = library.in(home);
            Files.createDirectories(target.getParent());
            Files.copy(shelf.artifact(library.id()), target);
        }
    }

    private void composeFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path feature : files(from)) {
            Files.writeString(to.resolve(feature.getFileName()), JsonText.of(composed(feature)));
        }
    }

    private Map<String, Object> composed(Path feature) throws IOException {
        Slices.Resolved resolved = slices.resolve(feature);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("feature-resource-version", "1.0");
        document.put("id", slices.id(resolved.document()));
        document.put("name", FeatureReader.text(resolved.document(), "name"));
        document.put("description", FeatureReader.text(resolved.document(), "description"));
        document.put("complete", true);
        document.put("bundles", pinned(resolved));
        document.put("configurations", resolved.configurations());
        document.put("extensions", extensions(resolved));
        return document;
    }

    private List<Object> pinned(Slices.Resolved resolved) throws IOException {
        List<Object> bundles = new ArrayList<>();
        for (Map.Entry<String, Integer> bundle : resolved.bundles().entrySet()) {
            bundles.add(entry(shelf.take(bundle.getKey()), bundle.getValue()));
        }
        return bundles;
    }

    private static Map<String, Object> entry(FeatureBundle bundle, int startOrder) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", bundle.id());
        entry.put("file", bundle.file());
        entry.put("sha256", bundle.sha256());
        entry.put("size", bundle.size());
        if (startOrder != FeatureBundle.USUAL_START_ORDER) {
            entry.put(FeatureReader.START_ORDER, startOrder);
        }
        return entry;
    }

    private static Map<String, Object> extensions(Slices.Resolved resolved) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        Object model = FeatureReader.extension(resolved.document(), FeatureReader.MODEL);
        if (model != null) {
            extensions.put(FeatureReader.MODEL, extension(model));
        }
        if (!resolved.launching().isEmpty()) {
            extensions.put(FeatureReader.LAUNCHING, extension(resolved.launching()));
        }
        return extensions;
    }

    private static Map<String, Object> extension(Object content) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("type", "json");
        extension.put("kind", "mandatory");
        extension.put("json", content);
        return extension;
    }

    /** What the launcher would refuse at run time is refused at build time. */
    private void checkConfiguration() {
        Catalogue catalogue = new Catalogue(home.resolve("features"));
        ConfigurationFiles files = new ConfigurationFiles(home.resolve("config"), catalogue.pids());
        catalogue.models().forEach(files::merged);
    }

    private void markExecutable() throws IOException {
        for (Path file : filesOf(home.resolve("bin"))) {
            if (!file.toFile().setExecutable(true, false)) {
                throw new CompositionException("The file " + file + " cannot be made executable.");
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        return filesOf(folder).stream().filter(file -> file.toString().endsWith(".json")).toList();
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}

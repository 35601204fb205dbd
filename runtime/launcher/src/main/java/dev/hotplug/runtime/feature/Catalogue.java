package dev.hotplug.runtime.feature;

import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The composed features of a distribution: charger models in {@code features/}, what is added at run time in {@code features/add-ons/}. */
public final class Catalogue {
    private final Path folder;

    /** @param folder the distribution's {@code features} */
    public Catalogue(Path folder) {
        this.folder = folder;
    }

    /** @throws Refusal naming the models there are, when this is none of them */
    public Feature model(String name) {
        Path file = folder.resolve(name + ".json");
        if (!name.matches("[a-z0-9-]{1,40}") || !Files.isRegularFile(file)) {
            throw Refusal.of("There is no charger model \"%s\" in this distribution: choose one of %s.", name, String.join(", ", models()));
        }
        return read(file);
    }

    /** SHA-256 of a model's feature: which bundles, byte for byte, the distribution would run. */
    public String digest(String name) {
        try {
            return Digest.sha256(folder.resolve(name + ".json"));
        } catch (IOException e) {
            throw Refusal.of("%s Unpack the distribution again.", describe(e, folder.resolve(name + ".json")));
        }
    }

    /** The model whose part numbers begin with that group. */
    public Optional<Feature> withCode(String code) {
        return models().stream().map(this::model).filter(feature -> feature.model().code().equals(code)).findFirst();
    }

    /** A feature that is added at run time and belongs to no model. */
    public Feature addOn(String name) {
        return read(folder.resolve("add-ons").resolve(name + ".json"));
    }

    /** Names of all models, sorted. */
    public List<String> models() {
        return names(folder);
    }

    /** Every configuration that some feature of the distribution knows. */
    public Set<String> pids() {
        Set<String> pids = new HashSet<>();
        models().forEach(name -> pids.addAll(model(name).pids()));
        names(folder.resolve("add-ons")).forEach(name -> pids.addAll(addOn(name).pids()));
        return pids;
    }

    private static Feature read(Path file) {
        try {
            return FeatureReader.read(file);
        } catch (IOException e) {
            throw Refusal.of("%s Unpack the distribution again.", describe(e, file));
        }
    }

    private static String describe(IOException e, Path file) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("The feature") ? message : "The feature file " + file.getFileName() + " cannot be read.";
    }

    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> names.add(name.substring(0, name.length() - 5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return names;
    }
}

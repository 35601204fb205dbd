package dev.hotplug.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A set of bundles as it was staged on this charger. Immutable, also on the disk.
 *
 * @param number         counts up on this charger; 0 is the distribution's own
 * @param version        as {@code firmwareVersion} says it; ends with {@code +label} after a patch
 * @param id             of the feature, {@code group:artifact:version}
 * @param model          charger model
 * @param counter        security counter
 * @param bundles        in the order in which they are installed
 * @param configurations values by PID, for bundles of the set; those of the distribution hold where a PID says nothing
 * @param launching      framework properties
 * @param document       the set's own document, as it was signed or as a patch made it; empty when there is none
 */
public record Generation(
        long number,
        String version,
        String id,
        String model,
        long counter,
        List<GenerationBundle> bundles,
        Map<String, Map<String, Object>> configurations,
        Map<String, String> launching,
        String document) {

    private static final String FORM = "hotplug-generation";
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\t";

    /** Copies what it is given. */
    public Generation {
        bundles = List.copyOf(bundles);
        configurations = new TreeMap<>(configurations);
        launching = new TreeMap<>(launching);
    }

    /** The same set under another number. */
    public Generation numbered(long other) {
        return new Generation(other, version, id, model, counter, bundles, configurations, launching, document);
    }

    /** The bundle of that symbolic name. */
    public Optional<GenerationBundle> bundle(String name) {
        return bundles.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Whether both say the same of every configuration. */
    public boolean sameConfigurations(Generation other) {
        return texts(configurations).equals(texts(other.configurations));
    }

    /** Arrays are not equal when their items are; texts are. */
    private static Map<String, String> texts(Map<String, Map<String, Object>> configurations) {
        Map<String, String> texts = new TreeMap<>();
        configurations.forEach((pid, values) -> {
            texts.put(pid, "");
            values.forEach((key, value) -> texts.put(pid + SEPARATOR + key, TypedText.of(value)));
        });
        return texts;
    }

    /** As it is kept. */
    public byte[] bytes() {
        Lines lines = new Lines()
                .put(FORM, VERSION)
                .put("number", number)
                .put("version", version)
                .put("id", id)
                .put("model", model)
                .put("counter", counter)
                .put("document", document);
        bundles.forEach(bundle -> lines.put("bundle", bundle.text()));
        launching.forEach((key, value) -> lines.put("launching", key + SEPARATOR + value));
        configurations.forEach((pid, values) -> {
            lines.put("pid", pid);
            new TreeMap<>(values).forEach((key, value) -> lines.put("value", pid + SEPARATOR + key + SEPARATOR + TypedText.of(value)));
        });
        return lines.bytes();
    }

    /** @throws IOException when anything of it is missing or altered */
    public static Generation parse(byte[] bytes) throws IOException {
        Lines lines = Lines.parse(bytes);
        if (!lines.get(FORM).equals(VERSION)) {
            throw new IOException("it has a form that this version does not know");
        }
        List<GenerationBundle> bundles = new ArrayList<>();
        for (String bundle : lines.all("bundle")) {
            bundles.add(GenerationBundle.parse(bundle));
        }
        return new Generation(
                lines.number("number"),
                lines.get("version"),
                lines.get("id"),
                lines.get("model"),
                lines.number("counter"),
                bundles,
                configurations(lines),
                launching(lines),
                lines.get("document"));
    }

    private static Map<String, Map<String, Object>> configurations(Lines lines) throws IOException {
        Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        lines.all("pid").forEach(pid -> configurations.put(pid, new LinkedHashMap<>()));
        for (String value : lines.all("value")) {
            String[] parts = value.split(SEPARATOR, 3);
            if (parts.length != 3 || !configurations.containsKey(parts[0])) {
                throw new IOException("it holds a value that is none");
            }
            configurations.get(parts[0]).put(parts[1], TypedText.parse(parts[2]));
        }
        return configurations;
    }

    private static Map<String, String> launching(Lines lines) throws IOException {
        Map<String, String> launching = new LinkedHashMap<>();
        for (String property : lines.all("launching")) {
            String[] parts = property.split(SEPARATOR, 2);
            if (parts.length != 2) {
                throw new IOException("it holds a property that is none");
            }
            launching.put(parts[0], parts[1]);
        }
        return launching;
    }
}

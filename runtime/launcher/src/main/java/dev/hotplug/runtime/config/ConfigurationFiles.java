package dev.hotplug.runtime.config;

import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads {@code config/PID.json} and lays {@code config/MODEL/PID.json} over it, key by key; a key whose value is {@code null} in the
 * model's file is taken away. What provisioning and the central system change comes later and is the station's business.
 *
 * <p>A file is one flat JSON object with comments; values are strings, numbers, booleans or arrays of strings.
 */
public final class ConfigurationFiles {
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Set<String> knownPids;

    /**
     * @param folder    the distribution's {@code config}
     * @param knownPids what any feature of the distribution reads
     */
    public ConfigurationFiles(Path folder, Set<String> knownPids) {
        this.folder = folder;
        this.knownPids = Set.copyOf(knownPids);
    }

    /**
     * The properties of every configured PID for one model.
     *
     * @throws Refusal naming the file that is malformed or that nobody reads
     */
    public Map<String, Map<String, Object>> merged(String model) {
        Map<String, Map<String, Object>> merged = new TreeMap<>();
        for (Path file : files(folder)) {
            lay(read(file), merged.computeIfAbsent(pid(file), pid -> new LinkedHashMap<>()));
        }
        for (Path file : files(folder.resolve(model))) {
            lay(read(file), merged.computeIfAbsent(pid(file), pid -> new LinkedHashMap<>()));
        }
        merged.values().forEach(properties -> properties.values().removeIf(value -> value == null));
        return merged;
    }

    private static void lay(Map<String, Object> over, Map<String, Object> base) {
        base.putAll(over);
    }

    private String pid(Path file) {
        String name = file.getFileName().toString();
        String pid = name.substring(0, name.length() - SUFFIX.length());
        if (!knownPids.contains(pid)) {
            throw Refusal.of(
                    "The configuration file %s belongs to nobody: no bundle reads \"%s\"; rename it to one of %s.",
                    shown(file), pid, String.join(", ", knownPids.stream().sorted().toList()));
        }
        return pid;
    }

    private Map<String, Object> read(Path file) {
        try {
            Object value = Json.readCommented(Files.readString(file));
            if (value instanceof Map<?, ?> members) {
                return checked(file, members);
            }
            throw Refusal.of("The configuration file %s must hold one JSON object.", shown(file));
        } catch (JsonException e) {
            throw Refusal.of("The configuration file %s is malformed: %s.", shown(file), e.getMessage());
        } catch (IOException e) {
            throw Refusal.of("The configuration file %s cannot be read.", shown(file));
        }
    }

    private Map<String, Object> checked(Path file, Map<?, ?> members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach((key, value) -> properties.put((String) key, property(file, (String) key, value)));
        return properties;
    }

    private Object property(Path file, String key, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.toArray(String[]::new);
        }
        if (value instanceof List || value instanceof Map) {
            throw Refusal.of(
                    "The configuration file %s is malformed: \"%s\" must be a string, a number, true, false, or a list of strings.",
                    shown(file), key);
        }
        return value;
    }

    private static List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)).sorted().forEach(found::add);
            } catch (IOException e) {
                throw Refusal.of("The configuration folder %s cannot be read.", folder);
            }
        }
        return found;
    }

    private String shown(Path file) {
        return "config/" + folder.relativize(file);
    }
}

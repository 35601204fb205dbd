package dev.hotplug.tck;

import dev.hotplug.hardware.DriverHandOver;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a driver bundle declares of its hand-over, see {@link DriverHandOver}.
 *
 * @param writes the schema of what it leaves
 * @param reads  the schemas it takes over
 */
public record Declaration(long writes, Set<Long> reads) {

    private static final String SCHEMAS = "\"?([0-9, ]+)\"?";

    public Declaration {
        reads = Set.copyOf(reads);
    }

    /** As the manifest of a driver bundle has it; empty when the bundle declares none. */
    public static Optional<Declaration> of(Manifest manifest) {
        String capabilities = manifest.getMainAttributes().getValue("Provide-Capability");
        int at = capabilities == null ? -1 : capabilities.indexOf(DriverHandOver.NAMESPACE);
        return at < 0 ? Optional.empty() : read(capabilities.substring(at));
    }

    private static Optional<Declaration> read(String capability) {
        Matcher writes = Pattern.compile(DriverHandOver.WRITES + ":Long=" + SCHEMAS).matcher(capability);
        Matcher reads = Pattern.compile(DriverHandOver.READS + ":List<Long>=" + SCHEMAS).matcher(capability);
        return writes.find() && reads.find()
                ? Optional.of(new Declaration(Long.parseLong(writes.group(1).strip()), numbers(reads.group(1))))
                : Optional.empty();
    }

    private static Set<Long> numbers(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).map(Long::valueOf).collect(Collectors.toSet());
    }
}

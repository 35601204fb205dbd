package dev.hotplug.updater;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a driver's manifest says of handing over in mid-charge: the capability {@value #NAMESPACE} with the schema of the facts that it
 * leaves and those that it reads. Pure.
 *
 * @param writes schema of the facts it leaves
 * @param reads  schemas it takes over
 */
record HandOverClause(long writes, Set<Long> reads) {

    static final String NAMESPACE = "dev.hotplug.driver.handover";

    private static final Pattern CLAUSE = Pattern.compile("(?:^|,)\\s*" + Pattern.quote(NAMESPACE) + "((?:;(?:[^,\"]|\"[^\"]*\")*)?)");
    private static final Pattern WRITES = Pattern.compile(";\\s*writes:Long\\s*=\\s*\"?([0-9]{1,9})\"?");
    private static final Pattern READS = Pattern.compile(";\\s*reads:List<Long>\\s*=\\s*\"?([0-9]{1,9}(?:\\s*,\\s*[0-9]{1,9})*)\"?");

    /** @param capabilities the header {@code Provide-Capability}, or null */
    static Optional<HandOverClause> of(String capabilities) {
        Matcher clause = CLAUSE.matcher(capabilities == null ? "" : capabilities);
        if (!clause.find()) {
            return Optional.empty();
        }
        Matcher writes = WRITES.matcher(clause.group(1));
        Matcher reads = READS.matcher(clause.group(1));
        return writes.find() && reads.find()
                ? Optional.of(new HandOverClause(Long.parseLong(writes.group(1)), numbers(reads.group(1))))
                : Optional.empty();
    }

    private static Set<Long> numbers(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).map(Long::valueOf).collect(Collectors.toSet());
    }

    /** Whether a version with this clause takes over from one with that. */
    boolean follows(HandOverClause before) {
        return reads.contains(before.writes);
    }
}

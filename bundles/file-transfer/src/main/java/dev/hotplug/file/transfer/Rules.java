package dev.hotplug.file.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is permitted; a number below 1 counts as 1.
 *
 * @param schemes lower case
 * @param hosts   lower case; empty: every one
 */
record Rules(
        SortedSet<String> schemes,
        List<String> hosts,
        Duration connect,
        Duration idle,
        Duration whole,
        int transfers,
        List<String> hostKeys,
        boolean trustOnFirstUse) {

    /** What this bundle can do. */
    static final Set<String> SUPPORTED = Set.of("ftp", "ftps", "sftp", "http", "https");

    static Rules of(TransferConfig config) {
        SortedSet<String> schemes = new TreeSet<>(lower(config.schemes()));
        schemes.retainAll(SUPPORTED);
        return new Rules(
                schemes,
                lower(config.hosts()),
                seconds(config.connectSeconds()),
                seconds(config.idleSeconds()),
                seconds(config.wholeSeconds()),
                Math.max(1, config.transfers()),
                List.of(config.sftpHostKeys()),
                config.sftpTrustOnFirstUse());
    }

    boolean permitsHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.isEmpty() || hosts.stream().anyMatch(each -> each.startsWith(".") ? name.endsWith(each) : name.equals(each));
    }

    private static List<String> lower(String[] texts) {
        return List.of(texts).stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).toList();
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(Math.max(1, number));
    }
}

package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which key an SFTP server may have. A key in the configuration is the only one accepted from that host; otherwise the first
 * key that a host shows is remembered, and another one later is refused. Several transfers may ask at a time.
 */
final class HostKeys {

    /** Servers that are remembered; a central system could name ever new ones. */
    static final int MAX_HOSTS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(HostKeys.class);

    private final Path file;

    /** @param file one line for each server: {@code host:port SHA256:fingerprint} */
    HostKeys(Path file) {
        this.file = file;
    }

    /** The fingerprint as OpenSSH shows it. */
    static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws TransferException when the key is not to be accepted */
    synchronized void check(String host, int port, byte[] key, Rules rules) throws TransferException {
        String place = host.toLowerCase(Locale.ROOT) + ":" + port;
        String shown = fingerprint(key);
        List<String> configured = configured(host, place, rules);
        if (!configured.isEmpty()) {
            if (!configured.contains(shown)) {
                throw refused(place, shown, "the configuration has another one");
            }
            return;
        }
        List<String> lines = lines();
        Optional<String> known = lines.stream().filter(line -> line.startsWith(place + " ")).findFirst();
        if (known.isPresent()) {
            if (!known.get().equals(place + " " + shown)) {
                throw refused(place, shown, "it was " + known.get().substring(place.length() + 1)
                        + " before; if the server really has a new one, remove its line from " + file.getFileName());
            }
            return;
        }
        remember(place, shown, lines, rules);
    }

    private static List<String> configured(String host, String place, Rules rules) {
        return rules.hostKeys().stream()
                .map(entry -> entry.strip().split("\\s+"))
                .filter(entry -> entry.length == 2 && (entry[0].equalsIgnoreCase(host) || entry[0].equalsIgnoreCase(place)))
                .map(entry -> entry[1])
                .toList();
    }

    private void remember(String place, String shown, List<String> lines, Rules rules) throws TransferException {
        if (!rules.trustOnFirstUse()) {
            throw refused(place, shown, "it is not in the configuration");
        }
        if (lines.size() >= MAX_HOSTS) {
            throw refused(place, shown, MAX_HOSTS + " servers are remembered already in " + file.getFileName());
        }
        List<String> all = new ArrayList<>(lines);
        all.add(place + " " + shown);
        write(all);
        LOG.info("The SFTP server {} is known from now on by its key {}.", place, shown);
    }

    private List<String> lines() throws TransferException {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList() : List.of();
        } catch (IOException e) {
            throw new TransferException(Kind.HOST_KEY, "The known keys of SFTP servers cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void write(List<String> lines) throws TransferException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.write(next, lines, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TransferException(Kind.HOST_KEY, "The key of an SFTP server cannot be remembered: " + e.getMessage() + ".", e);
        }
    }

    private static TransferException refused(String place, String shown, String why) {
        return new TransferException(Kind.HOST_KEY, "The key " + shown + " of " + place + " is not accepted: " + why + ".");
    }
}

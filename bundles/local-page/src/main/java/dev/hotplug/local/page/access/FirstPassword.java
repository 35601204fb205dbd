package dev.hotplug.local.page.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password that this one charger was born with: a file in the data folder, readable by the process's user alone, until
 * somebody has chosen another password. It lets nobody do more than that.
 */
final class FirstPassword {

    static final String FILE = "first-password";

    private static final Logger LOG = LoggerFactory.getLogger(FirstPassword.class);
    /** What nobody mistakes for something else on a label. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final String SHOWN = "shown";

    private final Path file;

    FirstPassword(Path dataFolder) {
        file = dataFolder.resolve(FILE);
    }

    /** Makes one, unless there is one. */
    void make(SecureRandom random) {
        if (read().isEmpty()) {
            write(List.of(random(random)));
        }
    }

    private static String random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** The password, in capitals with dashes; empty when there is none any more. */
    Optional<String> read() {
        return lines().stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** Whether this is it; small letters and missing dashes are forgiven. */
    boolean matches(String password) {
        return read().filter(first -> MessageDigest.isEqual(plain(first), plain(password))).isPresent();
    }

    private static byte[] plain(String password) {
        return password.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /** For the ready line: the password when nobody was shown it yet, otherwise nothing. From then on it was shown. */
    Optional<String> toShow() {
        List<String> lines = lines();
        if (lines.isEmpty() || lines.contains(SHOWN)) {
            return Optional.empty();
        }
        write(List.of(lines.get(0), SHOWN));
        return read();
    }

    /** Somebody has chosen another one. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.error("The first password is not valid any more, but its file {} cannot be deleted: {}", file, e.toString());
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            LOG.error("The first password cannot be read from {}: {}", file, e.toString());
            return List.of();
        }
    }

    /** Under another name first, so that a power cut leaves the old file or the new one. */
    private void write(List<String> lines) {
        Path next = file.resolveSibling(FILE + ".new");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be stored in " + file, e);
        }
    }
}

package dev.hotplug.runtime.container;

import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.feature.Digest;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks bundles against the digests of their feature. A digest costs a charger's processor a second for all bundles, so a file that was
 * checked before is not read again as long as its place, size, inode and both times of change are the same; the kernel alone sets the
 * last of these, whatever is done to the content.
 */
public final class Verification {
    private final Path home;
    private final Path notes;
    private final Set<String> before;
    private final Set<String> now = new TreeSet<>();

    /**
     * @param home  the distribution
     * @param notes file that remembers; it may be missing or damaged
     */
    public Verification(Path home, Path notes) {
        this.home = home;
        this.notes = notes;
        this.before = read(notes);
    }

    private static Set<String> read(Path notes) {
        try {
            return new HashSet<>(Files.readAllLines(notes));
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** @throws Refusal naming the bundle that is missing or has other bytes */
    public Path check(FeatureBundle bundle) {
        Path file = home.resolve(bundle.file());
        try {
            String note = bundle.sha256() + " " + file + " " + state(file);
            if (before.contains(note) || Digest.sha256(file).equals(bundle.sha256())) {
                now.add(note);
                return file;
            }
        } catch (IOException e) {
            throw Refusal.of("The bundle %s is missing or cannot be read: unpack the distribution again.", bundle.file());
        }
        throw Refusal.of(
                "The bundle %s is not the one that the feature names (its SHA-256 differs): unpack the distribution again.", bundle.file());
    }

    private static String state(Path file) throws IOException {
        Map<String, Object> state = Files.readAttributes(file, "unix:size,ino,lastModifiedTime,ctime");
        return state.get("size") + " " + state.get("ino") + " " + state.get("lastModifiedTime") + " " + state.get("ctime");
    }

    /** Writes the notes when they have changed. Without them the next start is slower and nothing else. */
    public void remember() {
        if (!now.equals(before)) {
            try {
                Files.write(notes, now);
            } catch (IOException e) {
                System.err.println("The file " + notes + " cannot be written; the next start checks every bundle again.");
            }
        }
    }
}

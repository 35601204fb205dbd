package dev.hotplug.updater;

import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the file of a bundle as the launcher does: in the store, else in the distribution. Any thread. */
final class Locations {

    private final Generations store;
    private final Map<String, String> shipped;

    /** @param shipped files of the distribution by SHA-256 */
    Locations(Generations store, Map<String, String> shipped) {
        this.store = store;
        this.shipped = Map.copyOf(shipped);
    }

    Optional<Path> file(String sha256) {
        return store.blob(sha256).or(() -> Optional.ofNullable(shipped.get(sha256)).map(Path::of));
    }

    /** What the framework is given: a file that it uses where it lies. */
    String of(GenerationBundle bundle) throws IOException {
        return "reference:" + path(bundle).toUri();
    }

    Path path(GenerationBundle bundle) throws IOException {
        return file(bundle.sha256())
                .orElseThrow(() -> new IOException("the bundle " + bundle.name() + " is not on this charger"));
    }
}

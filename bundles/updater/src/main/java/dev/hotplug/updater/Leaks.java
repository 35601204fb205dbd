package dev.hotplug.updater;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Notices when versions of bundles that were replaced stay in memory: nothing fails by that, but it cannot go on for ever. */
final class Leaks {

    /** The collector of garbage is not asked to hurry, so some are always still there. */
    static final int TOLERATED = 20;

    private final List<WeakReference<ClassLoader>> replaced = new ArrayList<>();

    /** A bundle is about to be taken out. */
    synchronized void goes(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && wiring.getClassLoader() != null) {
            replaced.add(new WeakReference<>(wiring.getClassLoader()));
        }
    }

    /** Why the process should be restarted some time; empty when it need not. */
    synchronized Optional<String> look() {
        replaced.removeIf(each -> each.refersTo(null));
        return replaced.size() > TOLERATED
                ? Optional.of(replaced.size() + " old versions of bundles are still in memory")
                : Optional.empty();
    }
}

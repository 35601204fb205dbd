package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Which bundles stop when some are replaced, by the wiring of the framework that runs; and which of them hand their state over. */
final class Closure {

    /** In {@code Provide-Capability} of a driver that leaves what it knows to its next version, and takes it. */
    static final String HAND_OVER = "dev.hotplug.hand.over";

    private final BundleContext context;
    private final Locations locations;

    Closure(BundleContext context, Locations locations) {
        this.context = context;
        this.locations = locations;
    }

    /** @param replaced symbolic names; those that are not installed yet stand for themselves */
    SortedSet<String> of(Collection<String> replaced) {
        List<Bundle> installed = Stream.of(context.getBundles()).filter(each -> replaced.contains(each.getSymbolicName())).toList();
        SortedSet<String> names = new TreeSet<>(replaced);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .getDependencyClosure(installed)
                .forEach(bundle -> names.add(String.valueOf(bundle.getSymbolicName())));
        return names;
    }

    /** Whether the version of a driver that runs and the one to come both say that they hand over. */
    Predicate<String> handsOver(Generation generation) {
        return name -> Stream.of(context.getBundles()).anyMatch(each -> name.equals(each.getSymbolicName())
                        && says(each.getHeaders("").get(Constants.PROVIDE_CAPABILITY)))
                && generation.bundle(name).map(this::saysToo).orElse(false);
    }

    private boolean saysToo(GenerationBundle bundle) {
        try {
            Path file = locations.path(bundle);
            try (JarFile jar = new JarFile(file.toFile())) {
                return says(jar.getManifest().getMainAttributes().getValue(Constants.PROVIDE_CAPABILITY));
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean says(String capabilities) {
        return capabilities != null && Stream.of(capabilities.split(",")).anyMatch(each -> each.strip().startsWith(HAND_OVER));
    }
}

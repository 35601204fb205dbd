package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Which bundles stop when some are replaced, by the wiring of the framework that runs; and which of them hand their state over. */
final class Closure {

    private static final String COMPONENTS = "Service-Component";

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

    /**
     * Whether the version of a driver to come takes over from the one that runs, by what both say. A library of drivers has nothing to
     * hand over; the drivers that use it are asked themselves.
     */
    Predicate<String> handsOver(Generation generation) {
        return name -> {
            Optional<Headers> before = Stream.of(context.getBundles())
                    .filter(bundle -> name.equals(bundle.getSymbolicName()))
                    .findFirst()
                    .map(bundle -> new Headers(
                            bundle.getHeaders("").get(Constants.PROVIDE_CAPABILITY), bundle.getHeaders("").get(COMPONENTS)));
            Optional<Headers> after = generation.bundle(name).flatMap(this::headers);
            return before.isPresent() && after.isPresent() && after.get().follows(before.get());
        };
    }

    private record Headers(String capabilities, String components) {

        boolean follows(Headers before) {
            Optional<HandOverClause> left = HandOverClause.of(before.capabilities);
            Optional<HandOverClause> taken = HandOverClause.of(capabilities);
            boolean library = components == null && before.components == null;
            return library || left.isPresent() && taken.isPresent() && taken.get().follows(left.get());
        }
    }

    private Optional<Headers> headers(GenerationBundle bundle) {
        try (JarFile jar = new JarFile(locations.path(bundle).toFile())) {
            Attributes main = jar.getManifest().getMainAttributes();
            return Optional.of(new Headers(main.getValue(Constants.PROVIDE_CAPABILITY), main.getValue(COMPONENTS)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

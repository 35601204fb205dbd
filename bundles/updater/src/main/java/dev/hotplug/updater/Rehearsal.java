package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Resolves a generation in a second framework, which is never started: no class of a bundle is loaded, and the framework that runs
 * hears nothing of it. What a bundle needs and nobody has is named. Updater's thread; takes about a second.
 */
final class Rehearsal {

    private static final String EXTENSION = "extension:=";
    private static final String EXTRA = "org.osgi.framework.system.packages.extra";

    private final BundleContext live;
    private final Path folder;
    private final Locations locations;

    /**
     * @param live   the framework that runs
     * @param folder that the second one may use; deleted before and after
     */
    Rehearsal(BundleContext live, Path folder, Locations locations) {
        this.live = live;
        this.folder = folder;
        this.locations = locations;
    }

    /** Why the generation would not fit together; empty when it would. */
    Optional<Refusal> refusal(Generation running, Generation generation) {
        try {
            delete();
            Framework framework = framework(generation);
            try {
                framework.init();
                return judge(framework, running, install(framework, generation));
            } finally {
                framework.stop();
                framework.waitForStop(0);
                delete();
            }
        } catch (BundleException | IOException e) {
            return Optional.of(new Refusal(Reason.FAILED, "The set cannot be looked at: " + Limited.root(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Refusal(Reason.FAILED, "The charger is being stopped."));
        }
    }

    private Framework framework(Generation generation) {
        Map<String, String> properties = new HashMap<>(generation.launching());
        properties.put(Constants.FRAMEWORK_STORAGE, folder.toString());
        properties.put("felix.cache.locking", "false");
        properties.put("felix.service.urlhandlers", "false");
        properties.put("felix.log.level", "0");
        // Threads of its resolver would keep the whole framework in memory for a minute after it has stopped.
        properties.put("felix.resolver.parallelism", "1");
        if (live.getProperty(EXTRA) != null) {
            properties.put(EXTRA, live.getProperty(EXTRA));
        }
        ClassLoader loader = live.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getClass().getClassLoader();
        return ServiceLoader.load(FrameworkFactory.class, loader)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the framework has no factory"))
                .newFramework(properties);
    }

    /** A bundle that extends the framework would reach into the one that runs: it stays out. */
    private Map<String, Bundle> install(Framework framework, Generation generation) throws BundleException, IOException {
        Map<String, Bundle> installed = new LinkedHashMap<>();
        for (GenerationBundle each : generation.bundles()) {
            Bundle bundle = framework.getBundleContext().installBundle(locations.of(each));
            String host = bundle.getHeaders("").get(Constants.FRAGMENT_HOST);
            if (host != null && host.contains(EXTENSION)) {
                bundle.uninstall();
            } else {
                installed.put(each.name(), bundle);
            }
        }
        return installed;
    }

    private Optional<Refusal> judge(Framework framework, Generation running, Map<String, Bundle> bundles) {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        wiring.resolveBundles(null);
        for (Map.Entry<String, Bundle> bundle : bundles.entrySet()) {
            if (bundle.getValue().getState() < Bundle.RESOLVED) {
                return Optional.of(new Refusal(
                        Reason.UNRESOLVED, "The bundle " + bundle.getKey() + " does not find " + lacking(bundle.getValue(), wiring) + "."));
            }
        }
        Set<String> leaving = running.bundles().stream().map(GenerationBundle::name).collect(Collectors.toSet());
        leaving.removeAll(bundles.keySet());
        return new Services(live, leaving).refusal(bundles);
    }

    /** The first requirement that nobody meets; when each alone is met, they contradict each other. */
    private static String lacking(Bundle bundle, FrameworkWiring wiring) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(Rehearsal::counts)
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .findFirst()
                .map(Rehearsal::words)
                .orElse("packages that fit together");
    }

    private static boolean counts(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !Constants.EFFECTIVE_ACTIVE.equals(directives.get(Constants.EFFECTIVE_DIRECTIVE));
    }

    private static String words(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, requirement.toString());
        return (requirement.getNamespace().equals("osgi.wiring.package") ? "the package " : "what it requires: ") + filter;
    }

    private void delete() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}

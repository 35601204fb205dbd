package dev.hotplug.runtime.container;

import dev.hotplug.boot.Generation;
import dev.hotplug.runtime.Refusal;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** One run of the framework. Started by one thread; {@link #stop} may be called by any. */
public final class Container {
    /** System property in which a bundle asks for the end of the process: the exit code. */
    public static final String EXIT = "hotplug.exit";

    /** The exit code of a wanted restart: the parent process starts again at once. */
    public static final int RESTART = 75;

    private static final String ROLE = "hotplug.role";

    /** A slice may say otherwise. The data folder is locked already; nothing but the shell opens a bundle's URL by its text. */
    private static final Map<String, String> DEFAULTS =
            Map.of("felix.cache.locking", "false", "felix.service.urlhandlers", "false", "felix.log.level", "1");

    private final Setup setup;
    private final Framework framework;
    private final ConfigurationHandover configurations;

    /** Prepares a framework; nothing runs yet. */
    public Container(Setup setup) {
        this.setup = setup;
        this.framework = new Felix(frameworkProperties(setup));
        this.configurations = new ConfigurationHandover(setup);
    }

    private static Map<String, Object> frameworkProperties(Setup setup) {
        Map<String, Object> properties = new HashMap<>(DEFAULTS);
        setup.features().forEach(feature -> properties.putAll(feature.launching()));
        properties.putAll(setup.properties());
        properties.put(Constants.FRAMEWORK_STORAGE, setup.cache().toString());
        properties.put("felix.log.logger", new FrameworkLog());
        return properties;
    }

    /**
     * Installs and starts every bundle of the features, in their order.
     *
     * @throws Refusal naming the bundle that is damaged (exit 2) or does not start (exit 1)
     */
    public void start() {
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            publish(context, "provisioning", setup.provisioning());
            framework.start();
            List<Bundle> bundles = install(context);
            for (Bundle bundle : bundles) {
                start(bundle);
                configurations.offer(context);
            }
            if (!stopping()) {
                publish(context, "shipped", RunningSet.shipped(setup));
                publish(context, "set", committedSet(bundles));
            }
        } catch (BundleException e) {
            throw notStarted(e);
        }
    }

    private Refusal notStarted(BundleException e) {
        String why = rootMessage(e);
        return why.contains("No space left")
                ? Refusal.noRoom(setup.data())
                : Refusal.failure(e, "The framework did not start: %s.", why);
    }

    private List<Bundle> install(BundleContext context) throws BundleException {
        Verification verification = new Verification(setup.home(), setup.data().resolve("verified"));
        List<Bundle> installed = new ArrayList<>();
        for (FeatureBundle bundle : inStartOrder()) {
            installed.add(context.installBundle(location(verification.check(bundle))));
        }
        verification.remember();
        return installed;
    }

    /** Where the framework finds a bundle: at its own file, of which no copy is made. */
    static String location(Path file) {
        return "reference:" + file.toUri();
    }

    private List<FeatureBundle> inStartOrder() {
        return setup.features().stream()
                .flatMap(feature -> feature.bundles().stream())
                .sorted(Comparator.comparingInt(FeatureBundle::startOrder))
                .toList();
    }

    private static void start(Bundle bundle) {
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null) {
            return;
        }
        try {
            bundle.start();
        } catch (BundleException e) {
            throw Refusal.failure(e, "The bundle %s did not start: %s.", bundle.getSymbolicName(), rootMessage(e));
        }
    }

    private Map<String, String> committedSet(List<Bundle> bundles) {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("features", setup.features().stream().map(Feature::id).collect(Collectors.joining(",")));
        set.put("model", setup.properties().getOrDefault("hotplug.model", ""));
        set.put("version", setup.properties().getOrDefault("hotplug.version", ""));
        set.put("bundles", Integer.toString(bundles.size()));
        set.put("bundle.names", bundles.stream().map(Bundle::getSymbolicName).collect(Collectors.joining(",")));
        Generation generation = setup.generation().orElseGet(() -> RunningSet.golden(setup, bundles));
        set.put("generation", RunningSet.text(generation));
        set.put("base", setup.base());
        return Map.copyOf(set);
    }

    private static void publish(BundleContext context, String role, Map<String, String> content) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ROLE, role);
        context.registerService(Map.class, content, properties);
    }

    /** Root of a chain of causes, as one line without a full stop at its end. */
    static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    /** For those who wait for services. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Whether it has begun to stop, has stopped, or a bundle has asked for the end of the process. */
    public boolean stopping() {
        return framework.getState() != Bundle.ACTIVE || System.getProperty(EXIT) != null;
    }

    /**
     * Blocks until the framework has stopped.
     *
     * @param millis 0 for as long as it takes
     * @return whether it has stopped
     */
    public boolean awaitStop(long millis) throws InterruptedException {
        framework.waitForStop(millis);
        return framework.getState() != Bundle.ACTIVE && framework.getState() != Bundle.STOPPING;
    }

    /** Asks the framework to stop and returns at once. */
    public void stop() {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw Refusal.failure(e, "The framework did not stop: %s.", rootMessage(e));
        }
    }
}

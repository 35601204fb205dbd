package dev.hotplug.runtime;

import dev.hotplug.boot.CrashPoint;
import dev.hotplug.boot.FileDisk;
import dev.hotplug.runtime.Options.Command;
import dev.hotplug.runtime.config.ConfigurationFiles;
import dev.hotplug.runtime.container.Container;
import dev.hotplug.runtime.container.Setup;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.runtime.generation.Chooser;
import dev.hotplug.runtime.generation.ChosenSet;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The process of a charger, from its command line to its exit code. {@code bin/hotplug} is its parent and starts it again. */
public final class Launcher {
    private static final String EXIT_REASON = "hotplug.exit.reason";
    private static final Duration READY_LIMIT = Duration.ofSeconds(Long.getLong("hotplug.ready.seconds", 120));

    /** The contract gives 5 seconds. */
    static final long STOP_LIMIT_MILLIS = 4500;

    private final Path home;
    private final String version;
    private final PrintStream out;

    /**
     * @param home    the distribution
     * @param version of the distribution
     * @param out     where the one line goes that says "ready"
     */
    Launcher(Path home, String version, PrintStream out) {
        this.home = home;
        this.version = version;
        this.out = out;
    }

    /** Entry point; ends the process with one of the codes of the contract. */
    public static void main(String... words) {
        useNoLocale();
        int code;
        try {
            code = new Launcher(home(), version(), System.out).run(Options.parse(words));
            Ending.claim();
        } catch (Refusal e) {
            code = complain(e.getMessage(), e.exitCode());
        } catch (Exception | LinkageError e) {
            code = complain("Hotplug cannot start because of " + e, 1);
        }
        Ending.halt(code);
    }

    /** In a locale with digits of its own Felix cannot even read its version; and nothing here speaks a language but English. */
    static void useNoLocale() {
        Locale.setDefault(Locale.ROOT);
    }

    /** Nothing to complain about when a signal came in the middle of the start. */
    private static int complain(String sentence, int code) {
        Ending.claim();
        System.err.println(sentence);
        return code;
    }

    private static Path home() throws Exception {
        String given = System.getProperty("hotplug.home");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        URI jar = Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(jar).getParent().getParent();
    }

    private static String version() {
        String version = Launcher.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** @return the exit code */
    int run(Options options) throws InterruptedException {
        Catalogue catalogue = new Catalogue(home.resolve("features"));
        switch (options.command()) {
            case HELP -> out.print(Help.TEXT.formatted(String.join(" | ", catalogue.models())));
            case VERSION -> out.println("Hotplug " + version);
            case SET -> throw Refusal.of("The tool for update sets is a program of its own: call it as bin/hotplug set.");
            default -> {
                return charge(options, catalogue);
            }
        }
        return 0;
    }

    private int charge(Options options, Catalogue catalogue) throws InterruptedException {
        Feature feature = ModelChoice.of(options, catalogue);
        Feature.Model model = feature.model();
        Map<String, Map<String, Object>> configurations =
                new ConfigurationFiles(home.resolve("config"), catalogue.pids()).merged(model.name());
        Optional<String> wanted = Optional.ofNullable(options.partNumber())
                .map(text -> PartNumber.check("The value of --part-number", text, model.name(), model.code()));
        DataFolder data = DataFolder.open(options.data());
        Provisioned provisioned = Provisioned.of(options, data.provisioned(), model);
        String partNumber = wanted.or(provisioned::partNumber).orElse(model.partNumber());
        PageAddress page = PageAddress.probe(options.httpHost(), options.httpPort());
        Natives.announce(home);
        Reserve reserve = Reserve.of(data.path());
        reserve.beforeStart();
        Chooser chooser = new Chooser(home, data.path(), CrashPoint.after(new FileDisk()), Instant::now);
        List<Feature> addOns = addOns(options.command(), catalogue);
        String base = catalogue.digest(model.name());
        ChosenSet set = chooser.choose(base, feature, addOns, version);
        Container container = new Container(new Setup(
                home,
                data.path(),
                data.emptyCache(),
                features(set, addOns),
                base,
                set.generation(),
                feature.bundles().stream().collect(Collectors.toMap(
                        FeatureBundle::sha256, bundle -> home.resolve(bundle.file()).toString(), (one, other) -> one)),
                over(configurations, set.configurations()),
                provisioned.values(),
                properties(options, data.path(), model, partNumber, page, set)));
        String line = "Hotplug " + set.version() + " ready: model " + model.name() + ", part number " + partNumber + ", page " + page.url();
        Run run = new Run(container, page, set, chooser);
        return run.hold(READY_LIMIT, () -> {
            provisioned.remember(data);
            reserve.whenReady();
            out.println(line + FirstPassword.toShow(container.context()).map(word -> ", first password " + word).orElse(""));
            out.flush();
        });
    }

    private static List<Feature> addOns(Command command, Catalogue catalogue) {
        List<Feature> features = new ArrayList<>(List.of(catalogue.addOn("mainboard-simulator")));
        if (command == Command.DEMO) {
            features.add(catalogue.addOn("demo"));
        }
        if (Shell.wanted()) {
            features.add(catalogue.addOn("shell"));
        }
        return features;
    }

    private static List<Feature> features(ChosenSet set, List<Feature> addOns) {
        List<Feature> features = new ArrayList<>(List.of(set.feature()));
        features.addAll(addOns);
        return features;
    }

    /** What a set says of a configuration goes before the files of the distribution, key by key. */
    private static Map<String, Map<String, Object>> over(
            Map<String, Map<String, Object>> files, Map<String, Map<String, Object>> set) {
        Map<String, Map<String, Object>> merged = new HashMap<>(files);
        set.forEach((pid, values) -> {
            Map<String, Object> both = new HashMap<>(files.getOrDefault(pid, Map.of()));
            both.putAll(values);
            merged.put(pid, both);
        });
        return merged;
    }

    private Map<String, String> properties(
            Options options, Path data, Feature.Model model, String partNumber, PageAddress page, ChosenSet set) {
        Map<String, String> properties = new HashMap<>(Shell.properties());
        properties.put("hotplug.data", data.toString());
        properties.put("hotplug.model", model.name());
        properties.put("hotplug.part.number", partNumber);
        properties.put("hotplug.version", set.version());
        properties.put("hotplug.home", home.toString());
        properties.put("hotplug.hardware.revision", HardwareRevision.read());
        properties.put("hotplug.generation", Long.toString(set.number()));
        properties.put("hotplug.http.host", page.host());
        properties.put("hotplug.http.port", Integer.toString(page.port()));
        properties.put("org.osgi.service.http.port", Integer.toString(page.port()));
        properties.put("org.apache.felix.http.host", page.host());
        if (options.command() == Command.DEMO) {
            properties.put("hotplug.demo", "true");
        }
        if (options.trace()) {
            properties.put("hotplug.trace", "true");
        }
        if (options.update()) {
            properties.putAll(DemoUpdate.properties());
        }
        return properties;
    }

    static int exitCode() {
        String reason = System.getProperty(EXIT_REASON);
        if (reason != null) {
            System.err.println(reason.replaceAll("\\p{Cc}+", " "));
        }
        return Integer.getInteger(Container.EXIT, System.getProperty(Container.EXIT) == null ? 0 : 1);
    }
}

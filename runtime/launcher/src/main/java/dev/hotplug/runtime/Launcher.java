package dev.hotplug.runtime;

import dev.hotplug.runtime.Options.Command;
import dev.hotplug.runtime.config.ConfigurationFiles;
import dev.hotplug.runtime.container.Container;
import dev.hotplug.runtime.container.Diagnosis;
import dev.hotplug.runtime.container.Readiness;
import dev.hotplug.runtime.container.Setup;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        Container container = new Container(new Setup(
                home,
                data.path(),
                data.emptyCache(),
                features(feature, options.command(), catalogue),
                configurations,
                provisioned.values(),
                properties(options, data.path(), model, partNumber, page)));
        String line = "Hotplug " + version + " ready: model " + model.name() + ", part number " + partNumber + ", page " + page.url();
        return hold(container, page, () -> {
            provisioned.remember(data);
            out.println(line + FirstPassword.toShow(container.context()).map(word -> ", first password " + word).orElse(""));
            out.flush();
        });
    }

    private static List<Feature> features(Feature model, Command command, Catalogue catalogue) {
        List<Feature> features = new ArrayList<>(List.of(model, catalogue.addOn("mainboard-simulator")));
        if (command == Command.DEMO) {
            features.add(catalogue.addOn("demo"));
        }
        if (Shell.wanted()) {
            features.add(catalogue.addOn("shell"));
        }
        return features;
    }

    private Map<String, String> properties(Options options, Path data, Feature.Model model, String partNumber, PageAddress page) {
        Map<String, String> properties = new HashMap<>(Shell.properties());
        properties.put("hotplug.data", data.toString());
        properties.put("hotplug.model", model.name());
        properties.put("hotplug.part.number", partNumber);
        properties.put("hotplug.version", version);
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
        return properties;
    }

    /** Runs the container until it stops, and reads the exit code that some bundle asked for. */
    private static int hold(Container container, PageAddress page, Runnable ready) throws InterruptedException {
        StopOnSignal.install(container);
        try {
            container.start();
            switch (new Readiness(container, page::answers).await(READY_LIMIT)) {
                case READY -> ready.run();
                case LATE -> throw Refusal.failure(
                        null, "Hotplug did not get ready within %d seconds: %s.", READY_LIMIT.toSeconds(), Diagnosis.of(container.context()));
                case STOPPED -> { }
            }
        } catch (Refusal e) {
            container.stop();
            container.awaitStop(STOP_LIMIT_MILLIS);
            throw e;
        }
        container.awaitStop(0);
        return exitCode();
    }

    static int exitCode() {
        String reason = System.getProperty(EXIT_REASON);
        if (reason != null) {
            System.err.println(reason.replaceAll("\\p{Cc}+", " "));
        }
        return Integer.getInteger(Container.EXIT, System.getProperty(Container.EXIT) == null ? 0 : 1);
    }
}

package dev.hotplug.demo.central.system;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.OcppPermission;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the demo once the provisioning file has been applied, and takes everything away again. */
@Component(service = {}, immediate = true)
public final class DemoComponent {

    private static final Logger LOG = LoggerFactory.getLogger(DemoComponent.class);
    private static final int RANKING = 1000;
    /** Framework property: a folder with an update for each model; absent without {@code --update}. */
    private static final String UPDATE = "hotplug.demo.update";
    /** What the versions of the update have and those that shipped have not. */
    private static final String FRESH = ".demo\"";
    private static final Duration LOOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration THREAD_END = Duration.ofSeconds(2);

    private final BundleContext context;
    private final Loop loop;
    private final TransactionLog log;
    private final OcppPermission permission;
    private final Screen screen;
    private final Demo demo;
    private final DemoServer server;
    private final Optional<UpdateFile> update;
    private final Thread thread;
    private volatile boolean ending;
    private volatile ServiceRegistration<CentralSystemSource> source;

    /** {@code installation} is there once the provisioning file has been applied. */
    @Activate
    public DemoComponent(
            BundleContext context,
            @Reference Installation installation,
            @Reference StationTime time,
            @Reference Loop loop,
            @Reference TransactionLog log,
            @Reference OcppPermission permission,
            @Reference ConfigurationAdmin configurations,
            @Reference Updates updates)
            throws IOException {
        this.context = context;
        this.loop = loop;
        this.log = log;
        this.permission = permission;
        this.screen = new Screen(System.out, time, ZoneId.systemDefault());
        LiveStage stage = new LiveStage(time, this::tell);
        Page page = new Page(property("hotplug.http.host"), property("hotplug.http.port"));
        World world = new SimulatorClient(page.simulator());
        this.server = DemoServer.open(time, stage::hear);
        this.update = property(UPDATE).isEmpty()
                ? Optional.empty()
                : Optional.of(UpdateFile.offer(Path.of(property(UPDATE), property("hotplug.model") + ".hpkg")));
        Optional<UpdateStory> story = update.map(file -> story(file, stage, world, time, updates));
        this.demo = new Demo(stage, world, screen, new QuickSamples(configurations), page, story);
        this.thread = new Thread(this::run, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private UpdateStory story(UpdateFile file, LiveStage stage, World world, StationTime time, Updates updates) {
        WayBack back = new WayBack(updates, stage);
        return new UpdateStory(stage, world, screen, new UpdateStory.Means(
                server, file.location(), file.size(), FRESH, new LastFrames(context), time, () -> back.go(time.now())));
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        ending = true;
        thread.interrupt();
        thread.join(THREAD_END.toMillis());
        if (source != null) {
            source.unregister();
        }
        server.close();
        update.ifPresent(UpdateFile::close);
    }

    private void run() {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        screen.show(Line.demo("A small central system listens at " + server.url() + " ; a car will come, charge and leave."));
        connect();
        demo.run();
    }

    /** From now on the charger connects to the demo's central system. */
    private void connect() {
        CentralSystem own = new CentralSystem(true, server.url(), "DEMO", true);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, RANKING);
        source = context.registerService(CentralSystemSource.class, () -> own, properties);
    }

    private Optional<String> refusal() {
        return permission.withheld()
                .map(why -> "The demo needs a charger that speaks OCPP, but " + why + ".")
                .or(() -> installed().flatMap(other -> ForeignMessages.refusal(other, backlog(), property("hotplug.data"))));
    }

    /** The central system that the data folder is set up for. */
    private Optional<CentralSystem> installed() {
        try {
            return context.getServiceReferences(CentralSystemSource.class, "(!(" + Constants.SERVICE_RANKING + "=" + RANKING + "))")
                    .stream()
                    .findFirst()
                    .map(this::centralSystem);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private CentralSystem centralSystem(ServiceReference<CentralSystemSource> reference) {
        CentralSystemSource found = context.getService(reference);
        CentralSystem system = found == null ? CentralSystem.NONE : found.centralSystem();
        context.ungetService(reference);
        return system;
    }

    private long backlog() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        loop.post(() -> answer.complete(log.backlog()));
        try {
            return answer.get(LOOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the station loop does not answer", e);
        }
    }

    private void refuse(String reason) {
        System.setProperty("hotplug.exit", "2");
        System.setProperty("hotplug.exit.reason", reason);
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            LOG.error("The demo could not end the process.", e);
        }
    }

    private void tell(List<Line> lines) {
        if (!ending) {
            screen.show(lines);
        }
    }

    private String property(String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }
}

package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.settings.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every source there is, on a thread that lives as long as one archive takes. Sources are made only then. */
@Component(configurationPid = "dev.hotplug.diagnostics", service = DiagnosticsArchive.class)
@Designate(ocd = DiagnosticsConfig.class)
public final class ArchiveComponent implements DiagnosticsArchive {

    static final String FACTS = "diagnostics";
    private static final int LEAST_KILOBYTES = 64;
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveComponent.class);

    private final HandOver handOver;
    private final Installation installation;
    private final ArchiveWriter writer;
    private final List<ComponentServiceObjects<DiagnosticsSource>> sources = new CopyOnWriteArrayList<>();
    private volatile DiagnosticsConfig config;
    private volatile SecurityLog securityLog;

    @Activate
    public ArchiveComponent(
            @Reference StationTime time,
            @Reference HandOver handOver,
            @Reference Installation installation,
            BundleContext context,
            DiagnosticsConfig config) {
        this.handOver = handOver;
        this.installation = installation;
        this.config = config;
        this.writer = new ArchiveWriter(Path.of(context.getProperty("hotplug.data"), "tmp"), time);
        if (handOver.take(FACTS).isEmpty()) {
            writer.sweep();
        }
    }

    @Modified
    void modified(DiagnosticsConfig changed) {
        config = changed;
    }

    /** A version that follows in this process must not take an archive that is being uploaded for a leftover. */
    @Deactivate
    void deactivate() {
        handOver.leave(FACTS, Map.of("process", "goes on"));
    }

    @Reference(
            service = DiagnosticsSource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSource(ComponentServiceObjects<DiagnosticsSource> source) {
        sources.add(source);
    }

    void removeSource(ComponentServiceObjects<DiagnosticsSource> source) {
        sources.remove(source);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSecurityLog(SecurityLog events) {
        securityLog = events;
    }

    void unsetSecurityLog(SecurityLog events) {
        if (securityLog == events) {
            securityLog = null;
        }
    }

    @Override
    public CompletionStage<Result> write(Window window) {
        return begin(() -> writeNow(window));
    }

    @Override
    public CompletionStage<Result> writeSecurityLog(Window window) {
        return begin(() -> writeEventsNow(window));
    }

    private static CompletionStage<Result> begin(Supplier<Result> work) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(work.get()), "diagnostics");
        thread.setDaemon(true);
        thread.start();
        return result.minimalCompletionStage();
    }

    private Result writeNow(Window window) {
        List<Runnable> give = new ArrayList<>();
        try {
            List<DiagnosticsSource> present = new ArrayList<>();
            sources.forEach(each -> take(each, present, give));
            return writer.write(window, charger(), present, bytes(), millis());
        } catch (RuntimeException | LinkageError e) {
            return new Result.Failed("The diagnostics could not be written (" + e.getClass().getSimpleName() + ").");
        } finally {
            give.forEach(Runnable::run);
        }
    }

    private Result writeEventsNow(Window window) {
        SecurityLog events = securityLog;
        try {
            return events == null
                    ? new Result.Failed("The security log is not there.")
                    : writer.writeSecurityLog(window, charger(), events, bytes(), millis());
        } catch (RuntimeException e) {
            return new Result.Failed("The security log could not be written (" + e.getClass().getSimpleName() + ").");
        }
    }

    private String charger() {
        return installation.partNumber() + installation.serialNumber().map(serial -> "-" + serial).orElse("");
    }

    private long bytes() {
        return Math.max(LEAST_KILOBYTES, config.archiveKilobytes()) * 1024L;
    }

    private long millis() {
        return Math.max(1, config.archiveSeconds()) * 1000L;
    }

    /** One that leaves at this moment is left out. */
    private static void take(
            ComponentServiceObjects<DiagnosticsSource> source, List<DiagnosticsSource> present, List<Runnable> give) {
        try {
            DiagnosticsSource service = source.getService();
            if (service != null) {
                present.add(service);
                give.add(() -> giveBack(source, service));
            }
        } catch (IllegalStateException e) {
            LOG.debug("A source has just left.", e);
        }
    }

    private static void giveBack(ComponentServiceObjects<DiagnosticsSource> source, DiagnosticsSource service) {
        try {
            source.ungetService(service);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("A source has left meanwhile.", e);
        }
    }
}

package dev.hotplug.security.store;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.settings.Installation;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the journal of security events, and reports itself what can be seen from here: the start of the process,
 * another firmware, a clock that was set, and storage or memory that runs out.
 */
@Component(service = {}, immediate = true, configurationPid = SecurityStoreConfiguration.PID)
@Designate(ocd = SecurityStoreConfiguration.class)
public final class JournalComponent {

    static final String NAMESPACE = "security-store";
    static final String FIRMWARE = "firmware";

    private static final Logger LOG = LoggerFactory.getLogger(JournalComponent.class);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final BundleContext context;
    private final Loop loop;
    private final Store store;
    private final Journal journal;
    private final Duration clockStep;
    private final MemoryWatch memory;
    private final Worker worker = new Worker();
    private final ServiceRegistration<?> registration;
    private volatile Loop.Timer look = () -> {};
    private volatile boolean ended;
    private volatile String version = "";

    @Activate
    public JournalComponent(
            BundleContext context,
            SecurityStoreConfiguration configuration,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Store store) {
        this.context = context;
        this.loop = loop;
        this.store = store;
        this.journal = new Journal(store, time, new Journal.Bounds(
                Math.max(100, configuration.logEntries()),
                Math.max(100, configuration.queueEntries()),
                Math.max(1, configuration.eventsPerMinute())));
        this.clockStep = Duration.ofSeconds(Math.max(1, configuration.clockStepSeconds()));
        this.memory = new MemoryWatch(Math.max(1, configuration.freeStorageMebibytes()));
        reportStart();
        time.watch(this::clockSet);
        registration = context.registerService(
                new String[] {SecurityEvents.class.getName(), SecurityLog.class.getName()}, journal, new Hashtable<>());
        lookAgain();
    }

    @Modified
    void modified() {
        LOG.info("The configuration {} has changed; it is followed at the next start.", SecurityStoreConfiguration.PID);
    }

    @Deactivate
    void deactivate() {
        ended = true;
        look.cancel();
        registration.unregister();
        worker.stop(Duration.ofMillis(500));
    }

    private void reportStart() {
        version = property("hotplug.version");
        reportUpdate(firmwareBefore());
        journal.report(SecurityEvent.StartupOfTheDevice, "Version " + version);
    }

    private void reportUpdate(Optional<String> before) {
        if (before.isPresent() && !before.get().equals(version)) {
            journal.report(SecurityEvent.FirmwareUpdated, "From " + before.get() + " to " + version);
        }
        if (before.isEmpty() || !before.get().equals(version)) {
            store.commit(new Batch().put(NAMESPACE, FIRMWARE, Fields.of("version", version)));
        }
    }

    /** A set that was swapped in place runs without a start. */
    private void lookForUpdate() {
        String before = version;
        version = System.getProperty(Installation.VERSION, before);
        reportUpdate(Optional.of(before));
    }

    private Optional<String> firmwareBefore() {
        try {
            return store.document(NAMESPACE, FIRMWARE).flatMap(fields -> fields.text("version"));
        } catch (StoreException e) {
            LOG.error("Which firmware ran before cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void clockSet(Instant before, Instant after) {
        if (Duration.between(before, after).abs().compareTo(clockStep) >= 0) {
            journal.report(SecurityEvent.SettingSystemTime, "From " + before + " to " + after);
        }
    }

    private void lookAgain() {
        look = loop.after(LOOK, () -> worker.run(() -> {
            look();
            return null;
        }));
    }

    private void look() {
        memory.look(MemoryWatch.free(folder()), MemoryWatch.heap())
                .ifPresent(news -> journal.report(SecurityEvent.MemoryExhaustion, news));
        lookForUpdate();
        journal.save();
        if (!ended) {
            lookAgain();
        }
    }

    private Path folder() {
        String folder = context.getProperty("hotplug.data");
        return Path.of(folder == null ? "hotplug-data" : folder);
    }

    private String property(String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }
}

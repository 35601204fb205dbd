package dev.hotplug.updater;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.BootRecords;
import dev.hotplug.boot.CrashPoint;
import dev.hotplug.boot.Disk;
import dev.hotplug.boot.FileDisk;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Generations;
import dev.hotplug.boot.Hash;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.Installation;
import dev.hotplug.station.Station;
import dev.hotplug.store.Store;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.InstalledSet;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the updater to the framework, the station and the launcher, once all bundles of the set have been started. */
@Component(immediate = true)
public final class UpdaterComponent implements Updates {

    private static final Logger LOG = LoggerFactory.getLogger(UpdaterComponent.class);

    private final Sets sets;
    private final Locations locations;
    private final Closure closure;
    private final Desk desk;
    private final Listeners listeners;
    private final UpdaterThread thread = new UpdaterThread();
    private final Pulse pulse;
    private final Leaks leaks = new Leaks();

    @Activate
    public UpdaterComponent(
            BundleContext context,
            @Reference(service = Map.class, target = "(hotplug.role=set)") ServiceReference<?> set,
            @Reference(service = Map.class, target = "(hotplug.role=shipped)") ServiceReference<?> shipped,
            @Reference ServiceComponentRuntime components,
            @Reference Station station,
            @Reference Installation installation,
            @Reference Store store,
            @Reference Loop loop,
            @Reference StationTime time)
            throws IOException {
        this.listeners = new Listeners(context);
        BundleContext framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
        Path data = Path.of(context.getProperty("hotplug.data"));
        Disk disk = CrashPoint.after(new FileDisk());
        Generations generations = new Generations(disk, data);
        Map<String, String> told = texts(context, set);
        Generation running = Generation.parse(told.get("generation").getBytes(StandardCharsets.UTF_8));
        this.sets = new Sets(new BootRecords(disk, data), generations, running, told.get("base"));
        this.locations = new Locations(generations, texts(context, shipped));
        this.closure = new Closure(framework, locations);
        Checking checking = new Checking(
                sets,
                generations,
                locations,
                new ThisCharger(context, station, installation, store, time),
                new Rehearsal(framework, data.resolve("rehearsal"), locations),
                closure);
        Health health = new LiveHealth(framework, components, station);
        this.desk = new Desk(sets, thread, checking::check, new Desk.Surroundings(
                () -> Idle.is(station.snapshot()),
                time::elapsedMillis,
                time::now,
                thread::pause,
                snapshot -> thread.tell(() -> listeners.tell(snapshot)),
                why -> ProcessEnd.restart(framework, why),
                this::committed));
        desk.installBy(new Installing(
                sets, new LiveFramework(framework, leaks), locations, health, new Gate(health, time::elapsedMillis, thread::pause), desk));
        this.pulse = new Pulse(loop, time::elapsedMillis, () -> thread.execute(this::ranWell));
        pulse.begin();
        if (sets.onTrial()) {
            desk.prove();
        }
    }

    /** The launcher publishes maps of texts, whose type the framework does not keep. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(BundleContext context, ServiceReference<?> reference) {
        return (Map<String, String>) context.getService(reference);
    }

    @Deactivate
    void deactivate() {
        pulse.end();
        thread.stop();
    }

    /** On the updater's thread. */
    private void committed(Generation generation) {
        System.setProperty(Installation.VERSION, generation.version());
        try {
            sets.collect();
        } catch (IOException e) {
            LOG.warn("Old sets stay on the disk: {}", e.getMessage());
        }
        leaks.look().ifPresent(desk::restartWanted);
    }

    /** The set has run for long enough that its starts are no longer counted as failed. */
    private void ranWell() {
        BootRecord record = sets.record();
        try {
            if (record.fails() > 0 && record.trial() == BootRecord.NONE && record.pending().isEmpty()) {
                sets.write(record.fails(0));
            }
        } catch (IOException e) {
            LOG.warn("The boot record cannot be written: {}", e.getMessage());
        }
    }

    @Reference(service = UpdateListener.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(ServiceReference<UpdateListener> listener) {
        listeners.add(listener);
        thread.execute(() -> listeners.tell(listener, desk.snapshot()));
    }

    void unbindListener(ServiceReference<UpdateListener> listener) {
        listeners.remove(listener);
    }

    @Override
    public InstalledSet installed() {
        Generation running = sets.running();
        return new InstalledSet(
                running.version(),
                running.model(),
                running.number(),
                sets.onTrial(),
                sets.counter(),
                running.bundles().size(),
                sets.previous().map(Generation::version));
    }

    @Override
    public UpdateSnapshot snapshot() {
        return desk.snapshot();
    }

    @Override
    public CompletionStage<Check> check(Path file) {
        return desk.check(file);
    }

    @Override
    public Answer install(String request, Offer offer) {
        return desk.install(request, offer);
    }

    @Override
    public Answer goBack(String request) {
        return desk.goBack(request, target -> {
            SortedSet<String> affected = closure.of(Difference.names(sets.running(), target));
            return Difference.needsRestart(sets.running(), target)
                    ? UpdateClass.KEEL
                    : Impact.of(affected, closure.handsOver(target), UpdateClass.FEATURE);
        });
    }

    @Override
    public Answer cancel(String request) {
        return desk.cancel(request);
    }

    @Override
    public Optional<Outcome> outcome(String request) {
        return Outcomes.find(sets.record().history(), request);
    }

    @Override
    public List<Outcome> history() {
        return sets.record().history().stream().map(Outcomes::of).toList();
    }

    @Override
    public Optional<Path> known(String sha256) {
        return Hash.is(sha256) ? locations.file(sha256) : Optional.empty();
    }
}

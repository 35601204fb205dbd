package dev.hotplug.station.keys;

import dev.hotplug.loop.Loop;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.keys.KeyTable.Away;
import dev.hotplug.station.keys.KeyTable.Owner;
import dev.hotplug.station.keys.KeyTable.Present;
import dev.hotplug.station.keys.Values.Configured;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All configuration keys and their values. Everything that changes here changes on the station loop; reads are reads of
 * immutable state from any thread.
 */
@Component(
        service = {Settings.class, KeyOwners.class, KeyProvisioning.class},
        immediate = true,
        configurationPid = SettingsRegistry.PID)
public final class SettingsRegistry implements Settings, KeyOwners, KeyProvisioning {

    /** Configuration of product and model: key to value. */
    static final String PID = "dev.hotplug.settings";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsRegistry.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration GAP = Duration.ofMillis(GAP_MILLIS);

    private final Loop loop;
    private final Changes changes;
    private volatile KeyTable keys = KeyTable.EMPTY;
    private volatile Values values;

    // station loop only
    private final Set<String> unheard = new HashSet<>();
    private final Set<Loop.Timer> gaps = new HashSet<>();
    private boolean setComplete;

    /** Reads what is stored; {@code properties} are those of {@value #PID}. */
    @Activate
    public SettingsRegistry(@Reference Loop loop, @Reference Store store, Map<String, Object> properties) {
        this.loop = loop;
        this.changes = new Changes(loop, store, this);
        this.values = new Values(StoredValues.read(store), ConfiguredValues.of(properties));
    }

    @Modified
    void configure(Map<String, Object> properties) {
        loop.post(() -> configured(ConfiguredValues.of(properties)));
    }

    @Deactivate
    void deactivate() {
        loop.post(() -> {
            gaps.forEach(Loop.Timer::cancel);
            gaps.clear();
        });
        loop.drain(DRAIN);
    }

    @Override
    public void add(SettingsOwner service, String bundle) {
        Owner owner = new Owner(service, bundle, List.copyOf(service.settings()));
        loop.post(() -> join(owner));
    }

    @Override
    public void remove(SettingsOwner owner) {
        loop.post(() -> keys.owner(owner).ifPresent(this::leave));
        loop.drain(DRAIN);
    }

    @Override
    public void setComplete(boolean complete) {
        loop.post(() -> {
            setComplete = complete;
            warnOfUnowned();
        });
    }

    @Override
    public Optional<String> value(String name) {
        return find(name).flatMap(View::value);
    }

    @Override
    public String text(Setting setting) {
        return values.of(setting);
    }

    @Override
    public List<View> all() {
        KeyTable table = keys;
        TreeMap<String, View> views = new TreeMap<>();
        table.away().forEach((key, away) -> views.put(key, away.view()));
        table.present().forEach((key, present) -> views.put(key, view(present)));
        return List.copyOf(views.values());
    }

    @Override
    public Optional<View> find(String name) {
        String key = Setting.key(name);
        KeyTable table = keys;
        return Optional.ofNullable(table.present().get(key))
                .map(this::view)
                .or(() -> Optional.ofNullable(table.away().get(key)).map(Away::view));
    }

    @Override
    public CompletionStage<Change> change(String name, String value) {
        return changes.ask(name, value);
    }

    @Override
    public Optional<Setting> declared(String name) {
        return Optional.ofNullable(present(Setting.key(name))).map(Present::setting);
    }

    @Override
    public Optional<StoredValue> stored(String name) {
        return Optional.ofNullable(values.stored().get(Setting.key(name)));
    }

    @Override
    public void adopt(Collection<StoredValue> durable) {
        Values before = values;
        Values after = before;
        for (StoredValue value : durable) {
            after = after.with(value);
        }
        values = after;
        durable.stream().map(StoredValue::key).filter(key -> differs(key, before)).forEach(this::tell);
    }

    /** A key with its owner; null when it has none now. */
    Present present(String key) {
        return keys.present().get(key);
    }

    /** Whether the owner of a key has left a moment ago. */
    boolean away(String key) {
        return keys.away().containsKey(key);
    }

    /** A value that the central system or the page changed and that is durable now. */
    void changed(StoredValue value, boolean effectiveNow) {
        values = values.with(value);
        if (effectiveNow) {
            tell(value.key());
        } else {
            LOG.info("The key {} has a new value, in effect after a restart.", value.name());
        }
    }

    private void join(Owner owner) {
        reportRivals(owner);
        keys = keys.join(owner);
        for (String key : keys.keysOf(owner)) {
            values.unusable(present(key).setting()).forEach(LOG::warn);
            if (unheard.remove(key)) {
                tell(key);
            }
            changes.ownerCame(key);
        }
    }

    private void reportRivals(Owner owner) {
        for (Setting setting : owner.settings()) {
            Present first = present(Setting.key(setting.name()));
            if (first != null) {
                LOG.error("Both {} and {} own the key {}; that of {} stays.",
                        first.owner().bundle(), owner.bundle(), setting.name(), first.owner().bundle());
            }
        }
    }

    private void leave(Owner owner) {
        KeyTable before = keys;
        keys = before.leave(owner, this::view);
        Map<String, Away> gone = new HashMap<>();
        before.keysOf(owner).stream().filter(this::away).forEach(key -> gone.put(key, keys.away().get(key)));
        if (!gone.isEmpty()) {
            endLater(gone);
        }
    }

    private void endLater(Map<String, Away> gone) {
        Loop.Timer[] timer = new Loop.Timer[1];
        timer[0] = loop.after(GAP, () -> {
            gaps.remove(timer[0]);
            end(gone);
        });
        gaps.add(timer[0]);
    }

    private void end(Map<String, Away> gone) {
        keys = keys.forget(gone);
        gone.keySet().stream().filter(key -> !keys.has(key)).forEach(key -> {
            unheard.remove(key);
            changes.ownerStaysAway(key);
        });
    }

    private void configured(Map<String, Configured> configured) {
        Values before = values;
        values = before.withConfigured(configured);
        List<String> affected = new ArrayList<>(before.configured().keySet());
        configured.keySet().stream().filter(key -> !affected.contains(key)).forEach(affected::add);
        affected.stream().filter(key -> differs(key, before)).forEach(this::tell);
        configured.keySet().stream().map(this::present).filter(p -> p != null)
                .forEach(p -> values.unusable(p.setting()).forEach(LOG::warn));
        warnOfUnowned();
    }

    private void warnOfUnowned() {
        if (setComplete) {
            values.configured().forEach((key, configured) -> {
                if (!keys.has(key)) {
                    LOG.warn("The configuration {} has a value for {}, but no bundle of the set has such a key.",
                            PID, configured.name());
                }
            });
        }
    }

    /** Whether a key has another value than before; an owner that is away hears of it when it is back. */
    private boolean differs(String key, Values before) {
        Present present = present(key);
        return present == null ? away(key) : !before.of(present.setting()).equals(text(present.setting()));
    }

    /** Tells the owner that a key has a new value, or remembers to. */
    private void tell(String key) {
        Present present = present(key);
        if (present == null) {
            unheard.add(key);
            return;
        }
        Setting setting = present.setting();
        String value = text(setting);
        LOG.info("The key {} is now {}.", setting.name(), shown(setting, value));
        try {
            present.owner().service().changed(setting.name(), value);
        } catch (RuntimeException e) {
            LOG.error("The owner of the key {} failed to take its new value.", setting.name(), e);
        }
    }

    private static String shown(Setting setting, String value) {
        return setting.access() == Access.WRITE_ONLY ? "another one" : "\"" + value + "\"";
    }

    private View view(Present present) {
        Setting setting = present.setting();
        Optional<String> value = setting.access() == Access.WRITE_ONLY ? Optional.empty() : Optional.of(text(setting));
        return new View(
                setting.name(),
                setting.access(),
                value,
                setting.rebootRequired(),
                present.owner().bundle(),
                setting.description());
    }
}

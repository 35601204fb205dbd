package dev.hotplug.testkit;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Settings in memory: owners are added by hand, values are set by hand or changed as the central system would. */
public final class MemorySettings implements Settings {

    private final Map<String, String> values = new HashMap<>();
    private final List<SettingsOwner> owners = new ArrayList<>();

    public MemorySettings add(SettingsOwner owner) {
        owners.add(owner);
        return this;
    }

    public void remove(SettingsOwner owner) {
        owners.remove(owner);
    }

    /** Gives a key a value without asking anybody, as if it had been stored before. */
    public MemorySettings set(String name, String value) {
        values.put(Setting.key(name), value);
        return this;
    }

    @Override
    public Optional<String> value(String name) {
        return declared(name).map(d -> text(d.setting()));
    }

    @Override
    public String text(Setting setting) {
        return setting.access() == Setting.Access.READ_ONLY
                ? setting.defaultValue().get()
                : values.getOrDefault(Setting.key(setting.name()), setting.defaultValue().get());
    }

    @Override
    public List<View> all() {
        Map<String, View> views = new TreeMap<>();
        for (SettingsOwner owner : owners) {
            owner.settings().forEach(s -> views.put(s.name(), view(s)));
        }
        return List.copyOf(views.values());
    }

    @Override
    public Optional<View> find(String name) {
        return declared(name).map(d -> view(d.setting()));
    }

    @Override
    public CompletionStage<Change> change(String name, String value) {
        return declared(name)
                .filter(d -> d.setting().access() != Setting.Access.READ_ONLY)
                .flatMap(d -> d.owner().undertake(d.setting().name(), value))
                .orElseGet(() -> CompletableFuture.completedFuture(declared(name)
                        .map(d -> change(d, value))
                        .orElse(new Change(Change.Status.NotSupported, "unknown key"))));
    }

    private Change change(Declared declared, String value) {
        Setting setting = declared.setting();
        Setting.Verdict verdict = judge(setting, value);
        if (setting.access() == Setting.Access.READ_ONLY || verdict.value().isEmpty()) {
            return new Change(Change.Status.Rejected, verdict.refusal().orElse("is read-only"));
        }
        set(setting.name(), verdict.value().get());
        declared.owner().changed(setting.name(), verdict.value().get());
        return new Change(setting.rebootRequired() ? Change.Status.RebootRequired : Change.Status.Accepted, "");
    }

    private Setting.Verdict judge(Setting setting, String value) {
        Setting.Verdict verdict = setting.rule().judge(value);
        return verdict.value().isEmpty() || setting.access() == Setting.Access.READ_ONLY
                ? verdict
                : setting.changeRule().judge(text(setting), verdict.value().get());
    }

    private Optional<Declared> declared(String name) {
        return owners.stream()
                .flatMap(o -> o.settings().stream().map(s -> new Declared(o, s)))
                .filter(d -> d.setting().name().equalsIgnoreCase(name))
                .findFirst();
    }

    private View view(Setting setting) {
        Optional<String> value =
                setting.access() == Setting.Access.WRITE_ONLY ? Optional.empty() : Optional.of(text(setting));
        return new View(setting.name(), setting.access(), value, setting.rebootRequired(), "test", setting.description());
    }

    private record Declared(SettingsOwner owner, Setting setting) {}
}

package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.GetConfiguration;
import dev.hotplug.ocpp16.core.GetConfiguration.Conf;
import dev.hotplug.ocpp16.core.GetConfiguration.KeyValue;
import dev.hotplug.ocpp16.core.GetConfiguration.Req;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.Settings.View;
import dev.hotplug.settings.SettingsOwner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads configuration keys (OCPP 1.6 section 5.8). A request that names none gets all of them; one that names more than
 * GetConfigurationMaxKeys gets an OccurenceConstraintViolation that says so, since answering a part would pass for the
 * whole. A key that is never disclosed is not among all, and has no value when it is asked for by name.
 */
@Component(service = {ActionHandler.class, SettingsOwner.class})
public final class GetConfigurationHandler implements ActionHandler<Req, Conf>, SettingsOwner {

    static final int LIMIT = 100;

    static final Setting MAX_KEYS = Setting.readOnly(
            "GetConfigurationMaxKeys", () -> Integer.toString(LIMIT), "How many keys one GetConfiguration may name.");

    private final Settings settings;

    @Activate
    public GetConfigurationHandler(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Setting> settings() {
        return List.of(MAX_KEYS);
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetConfiguration.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        if (request.key().size() > LIMIT) {
            return CompletableFuture.failedFuture(new CallException(new CallError(
                    CallError.Code.OccurenceConstraintViolation, "GetConfigurationMaxKeys is " + LIMIT)));
        }
        return CompletableFuture.completedFuture(request.key().isEmpty() ? all() : named(request.key()));
    }

    private Conf all() {
        List<KeyValue> keys = settings.all().stream()
                .filter(view -> view.access() != Setting.Access.WRITE_ONLY)
                .map(GetConfigurationHandler::keyValue)
                .toList();
        return new Conf(keys, List.of());
    }

    private Conf named(List<String> names) {
        Map<String, KeyValue> known = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            Optional<View> view = settings.find(name);
            view.ifPresent(v -> known.put(v.name(), keyValue(v)));
            if (view.isEmpty() && !unknown.contains(name)) {
                unknown.add(name);
            }
        }
        return new Conf(List.copyOf(known.values()), unknown);
    }

    private static KeyValue keyValue(View view) {
        boolean readOnly = view.access() == Setting.Access.READ_ONLY;
        Optional<String> disclosed = view.access() == Setting.Access.WRITE_ONLY ? Optional.empty() : view.value();
        return new KeyValue(view.name(), readOnly, disclosed.map(GetConfigurationHandler::cut));
    }

    private static String cut(String value) {
        return value.length() > Setting.MAX_VALUE_LENGTH ? value.substring(0, Setting.MAX_VALUE_LENGTH) : value;
    }
}

package dev.hotplug.local.page.settings;

import dev.hotplug.local.page.web.Turns;
import dev.hotplug.loop.Loop;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All configuration keys: what each does, whose it is, its value, and another one. */
@Component(service = PageSection.class)
public final class KeysSection implements PageSection {

    private static final Logger LOG = LoggerFactory.getLogger(KeysSection.class);

    private final Settings settings;
    private final Turns turns;

    @Activate
    public KeysSection(@Reference Settings settings, @Reference Loop loop) {
        this.settings = settings;
        this.turns = new Turns(loop);
    }

    @Override
    public String id() {
        return "keys";
    }

    @Override
    public Words title() {
        return Words.of("OCPP-Schlüssel", "OCPP keys");
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public InputStream module() throws IOException {
        return KeysSection.class.getResourceAsStream("keys.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("all", Access.VIEWER, this::all));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("", "All configuration keys with their values; of those that are never disclosed the name alone.",
                        request -> Answer.value(Map.of("keys", all()))),
                Route.put("/{name}", "Changes a key, judged as if the central system had asked for it.", this::change,
                        Field.text("value", Setting.MAX_VALUE_LENGTH, "The new value.").needed()));
    }

    private List<Object> all() {
        return settings.all().stream().map(KeysSection::shown).toList();
    }

    private static Object shown(Settings.View key) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", key.name());
        shown.put("value", key.value());
        shown.put("access", key.access().name());
        shown.put("rebootRequired", key.rebootRequired());
        shown.put("owner", key.owner());
        shown.put("description", key.description());
        return shown;
    }

    private Answer change(Request request) {
        String name = request.path("name");
        Optional<Settings.View> key = settings.find(name);
        if (key.isEmpty()) {
            return Answer.missing(Words.of("Diesen Schlüssel gibt es hier nicht.", "There is no such key here."));
        }
        LOG.info("The {} changes the key {} by the page.", request.user(), key.get().name());
        return turns.ask(() -> settings.change(key.get().name(), request.text("value").orElseThrow()), change -> said(key.get().name(), change));
    }

    private static Answer said(String name, Settings.Change change) {
        return switch (change.status()) {
            case Accepted -> Answer.value(Map.of("rebootRequired", false));
            case RebootRequired -> Answer.value(Map.of("rebootRequired", true));
            default -> Answer.wrong(Words.of(name + " wird abgelehnt: " + change.reason() + ".", name + " is refused: it " + change.reason() + "."));
        };
    }
}

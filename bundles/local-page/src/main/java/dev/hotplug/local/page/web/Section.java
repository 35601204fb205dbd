package dev.hotplug.local.page.web;

import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section that is there, with what was read of it once. */
public final class Section {

    static final int MAX_MODULE = 256 * 1024;

    private final PageSection service;
    private final String id;
    private final Words title;
    private final int order;
    private final FileContent module;
    private final List<Served> routes;
    private final List<Topic> topics;

    private Section(PageSection service, FileContent module) {
        this.service = service;
        this.id = service.id();
        this.title = service.title();
        this.order = service.order();
        this.module = module;
        this.routes = service.routes().stream().map(route -> new Served(id, route)).toList();
        this.topics = List.copyOf(service.topics());
    }

    /** Reads it. @throws IllegalArgumentException with the reason why it cannot be shown */
    public static Section of(PageSection service) {
        if (!service.id().matches(PageSection.ID)) {
            throw new IllegalArgumentException("its id is not " + PageSection.ID);
        }
        try (InputStream in = service.module()) {
            byte[] bytes = in.readNBytes(MAX_MODULE + 1);
            if (bytes.length > MAX_MODULE) {
                throw new IllegalArgumentException("its module has more than " + MAX_MODULE + " bytes");
            }
            return new Section(service, FileContent.of(bytes, "text/javascript; charset=utf-8"));
        } catch (IOException e) {
            throw new IllegalArgumentException("its module cannot be read: " + e, e);
        }
    }

    public String id() {
        return id;
    }

    public int order() {
        return order;
    }

    public FileContent module() {
        return module;
    }

    public List<Served> routes() {
        return routes;
    }

    public List<Topic> topics() {
        return topics;
    }

    public boolean isOf(PageSection other) {
        return service == other;
    }

    /** For the page's menu, as plain values. */
    public Map<String, Object> menuEntry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("title", title);
        entry.put("order", order);
        entry.put("module", "sections/" + id + ".js?v=" + module.tag());
        entry.put("absence", absence());
        entry.put("topics", topics.stream().map(t -> id + "/" + t.name()).toList());
        return entry;
    }

    private Optional<Words> absence() {
        return service.absence();
    }
}

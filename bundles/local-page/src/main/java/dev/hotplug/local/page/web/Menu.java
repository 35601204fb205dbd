package dev.hotplug.local.page.web;

import dev.hotplug.page.PageSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sections that are there now. Of two with one id the first stays. Thread safe; readers see an immutable list. */
public final class Menu {

    private static final Logger LOG = LoggerFactory.getLogger(Menu.class);
    private static final int MOST = 50;

    private volatile List<Section> sections = List.of();

    public synchronized void add(PageSection service) {
        try {
            Section section = Section.of(service);
            if (find(section.id()).isPresent() || sections.size() >= MOST) {
                LOG.warn("The section {} of {} is not shown: there is one with this name already, or there are too many.",
                        section.id(), service.getClass().getName());
                return;
            }
            List<Section> more = new ArrayList<>(sections);
            more.add(section);
            more.sort(Comparator.comparingInt(Section::order).thenComparing(Section::id));
            sections = List.copyOf(more);
        } catch (RuntimeException e) {
            LOG.error("A section of the page cannot be shown ({}): {}", service.getClass().getName(), e.getMessage());
        }
    }

    public synchronized void remove(PageSection service) {
        sections = sections.stream().filter(section -> !section.isOf(service)).toList();
    }

    public List<Section> sections() {
        return sections;
    }

    public Optional<Section> find(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** As plain values. */
    public List<Map<String, Object>> entries() {
        return sections.stream().map(Section::menuEntry).toList();
    }

    /** What the sections serve. */
    public List<Served> routes() {
        return sections.stream().flatMap(section -> section.routes().stream()).toList();
    }
}

package dev.hotplug.profile.local.auth.list;

import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The local list on the technician's page: its version and its entries. */
@Component(service = PageSection.class)
public final class LocalListSection implements PageSection {

    private static final int PAGE = 50;

    private final Store store;
    private final StoredList list;

    @Activate
    public LocalListSection(@Reference Store store) {
        this.store = store;
        this.list = new StoredList(store);
    }

    @Override
    public String id() {
        return "list";
    }

    @Override
    public Words title() {
        return Words.of("Lokale Liste", "Local list");
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public InputStream module() throws IOException {
        return LocalListSection.class.getResourceAsStream("list.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("version", Access.TECHNICIAN, list::version));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", "Version and number of entries, and " + PAGE + " entries in the order of their tags.", this::entries)
                .taking(Field.text("after", 20, "Entries after this tag, as it is told in next; the first ones when left out."))
                .forAccess(Access.TECHNICIAN));
    }

    private Answer entries(Request request) {
        List<Row> rows = store.rows(StoredList.TABLE, request.text("after").orElse(""), PAGE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", list.version());
        answer.put("size", list.size());
        answer.put("entries", rows.stream().map(LocalListSection::shown).toList());
        answer.put("next", rows.size() < PAGE ? null : rows.get(rows.size() - 1).key());
        return Answer.value(answer);
    }

    private static Map<String, Object> shown(Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("idTag", row.key());
        entry.put("status", row.fields().text("status"));
        entry.put("expiry", row.fields().text("expiry"));
        entry.put("parent", row.fields().text("parent"));
        return entry;
    }
}

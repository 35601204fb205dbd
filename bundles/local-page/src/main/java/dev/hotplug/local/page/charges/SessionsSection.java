package dev.hotplug.local.page.charges;

import dev.hotplug.local.page.charges.Charges.Charge;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Charges that are over: when, who, how much, and as a table for a spreadsheet. */
@Component(service = PageSection.class)
public final class SessionsSection implements PageSection {

    private final Charges charges;

    @Activate
    public SessionsSection(@Reference Charges charges) {
        this.charges = charges;
    }

    @Override
    public String id() {
        return "sessions";
    }

    @Override
    public Words title() {
        return Words.of("Ladevorgänge", "Charges");
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public InputStream module() throws IOException {
        return SessionsSection.class.getResourceAsStream("sessions.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("count", Access.VIEWER, charges::ended));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("", "Charges that are over, the newest first, at most " + Charges.MOST + ".",
                        request -> Answer.value(Map.of("charges", charges.all().stream().map(SessionsSection::shown).toList()))),
                Route.get("/export", "The same as CSV, with commas, in UTF-8.", this::export));
    }

    private static Map<String, Object> shown(Charge charge) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("localId", charge.localId());
        shown.put("connector", charge.connector());
        shown.put("idTag", charge.idTag());
        shown.put("startedAt", charge.startedAt());
        shown.put("endedAt", charge.endedAt());
        shown.put("energyWh", charge.energyWh());
        shown.put("reason", charge.reason());
        shown.put("watts", charge.watts());
        return shown;
    }

    private Answer export(Request request) {
        StringBuilder csv = new StringBuilder("number,connector,idTag,startedAt,endedAt,energyWh,reason\r\n");
        for (Charge c : charges.all()) {
            csv.append(c.localId()).append(',').append(cell(c.connector())).append(',').append(cell(c.idTag())).append(',')
                    .append(c.startedAt()).append(',').append(c.endedAt()).append(',').append(c.energyWh())
                    .append(',').append(c.reason().orElse("")).append("\r\n");
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer.Download("charges.csv", "text/csv; charset=utf-8", out -> out.write(bytes));
    }

    /** Quoted; what a spreadsheet would take for a formula is kept from being one. */
    static String cell(String text) {
        String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

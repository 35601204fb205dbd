package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.StationTime;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last frames on the technician's page: masked as in the log, and only while somebody looks. */
final class FramesSection implements PageSection {

    private static final int MOST = 100;

    private final FrameRing ring;
    private final StationTime time;

    FramesSection(FrameRing ring, StationTime time) {
        this.ring = ring;
        this.time = time;
    }

    @Override
    public String id() {
        return "frames";
    }

    @Override
    public Words title() {
        return Words.of("Nachrichten", "Messages");
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public InputStream module() throws IOException {
        return FramesSection.class.getResourceAsStream("frames.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("count", Access.TECHNICIAN, ring::added));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", "The newest frames after so many, at most " + MOST + ", oldest first; secrets are masked.", this::frames)
                .taking(Field.wholeNumber("after", 0, Long.MAX_VALUE, "How many frames have been seen; 0 when left out."))
                .forAccess(Access.TECHNICIAN));
    }

    private Answer frames(Request request) {
        List<FrameRing.Entry> entries = ring.after(request.wholeNumber("after").orElse(0L));
        Instant began = time.now().minusMillis(time.elapsedMillis());
        List<Map<String, Object>> shown = entries.subList(Math.max(0, entries.size() - MOST), entries.size()).stream()
                .map(entry -> shown(began, entry))
                .toList();
        return Answer.value(Map.of("count", ring.added(), "frames", shown));
    }

    private static Map<String, Object> shown(Instant began, FrameRing.Entry entry) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("at", began.plusMillis(entry.elapsedMillis()));
        frame.put("incoming", entry.incoming());
        frame.put("text", Trace.line("", entry.text(), entry.length()));
        return frame;
    }
}

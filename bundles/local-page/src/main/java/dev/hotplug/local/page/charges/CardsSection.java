package dev.hotplug.local.page.charges;

import dev.hotplug.loop.StationTime;
import dev.hotplug.model.IdTag;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.hardware.Capabilities;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The cards that were shown last, in memory: for whoever has to tell an operator which tag a card has. Never a PIN. */
@Component(service = {PageSection.class, StationListener.class}, immediate = true)
public final class CardsSection implements PageSection, StationListener {

    static final int MOST = 10;

    private final Station station;
    private final StationTime time;
    private final Deque<Shown> last = new ArrayDeque<>();

    private record Shown(String idTag, Instant at) {}

    @Activate
    public CardsSection(@Reference Station station, @Reference StationTime time) {
        this.station = station;
        this.time = time;
    }

    @Override
    public synchronized void cardPresented(IdTag idTag) {
        last.removeIf(shown -> shown.idTag().equals(idTag.value()));
        last.addFirst(new Shown(idTag.value(), time.now()));
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    @Override
    public String id() {
        return "cards";
    }

    @Override
    public Words title() {
        return Words.of("Karten", "Cards");
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Words> absence() {
        boolean reader = station.snapshot().capabilities().map(Capabilities::cardReader).orElse(true);
        return reader ? Optional.empty() : Optional.of(Words.of("Dieses Modell hat kein Kartenlesegerät.", "This model has no card reader."));
    }

    @Override
    public InputStream module() throws IOException {
        return CardsSection.class.getResourceAsStream("cards.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("last", Access.TECHNICIAN, this::shown));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", "The cards that were shown last, the newest first, as the tags that the central system gets.",
                request -> Answer.value(Map.of("cards", shown()))).forAccess(Access.TECHNICIAN));
    }

    private synchronized List<Map<String, Object>> shown() {
        return last.stream().map(card -> Map.<String, Object>of("idTag", card.idTag(), "at", card.at())).toList();
    }
}

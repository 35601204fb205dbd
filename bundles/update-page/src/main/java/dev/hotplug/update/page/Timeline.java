package dev.hotplug.update.page;

import dev.hotplug.loop.StationTime;
import dev.hotplug.page.Words;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The phases of the update that is under way, or of the last one, with how long each took: a swap is over in less time than
 * lies between two looks at the page. Told on the updater's thread, read on any.
 */
@Component(service = {UpdateListener.class, Timeline.class}, immediate = true)
public final class Timeline implements UpdateListener {

    private static final int MOST = 16;

    private final StationTime time;
    private final List<Step> steps = new ArrayList<>();
    private Optional<String> request = Optional.empty();
    private Optional<Outcome> end = Optional.empty();

    private record Step(Phase phase, UpdateClass kind, long begunMillis) {}

    @Activate
    public Timeline(@Reference StationTime time) {
        this.time = time;
    }

    @Override
    public synchronized void changed(UpdateSnapshot snapshot) {
        if (snapshot.request().isPresent() && !snapshot.request().equals(request)) {
            request = snapshot.request();
            steps.clear();
            end = Optional.empty();
        }
        boolean mine = request.isPresent() && snapshot.request().equals(request);
        if (mine && steps.size() < MOST && (steps.isEmpty() || steps.get(steps.size() - 1).phase() != snapshot.phase())) {
            steps.add(new Step(snapshot.phase(), snapshot.kind(), time.elapsedMillis()));
        } else if (!mine && request.isPresent() && end.isEmpty()) {
            end = snapshot.last().filter(outcome -> outcome.request().equals(request.get()));
            end.ifPresent(over -> steps.add(new Step(Phase.IDLE, UpdateClass.NONE, time.elapsedMillis())));
        }
    }

    /** As plain values; the last one without a length is what happens now. */
    synchronized List<Object> shown() {
        List<Object> shown = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).phase() != Phase.IDLE) {
                shown.add(shown(i));
            }
        }
        return shown;
    }

    private Map<String, Object> shown(int i) {
        Words words = Texts.of(steps.get(i).phase(), steps.get(i).kind());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("phase", steps.get(i).phase().name());
        fields.put("words", words);
        fields.put("millis", i + 1 < steps.size() ? steps.get(i + 1).begunMillis() - steps.get(i).begunMillis() : null);
        return fields;
    }

    /** How the update of these phases ended. */
    synchronized Optional<Outcome> end() {
        return end;
    }
}

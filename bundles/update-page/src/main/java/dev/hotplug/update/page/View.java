package dev.hotplug.update.page;

import dev.hotplug.update.Check;
import dev.hotplug.update.InstalledSet;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the section shows, as plain values. Any thread. */
final class View {

    /** How names of requests begin that the charger gave itself. */
    private static final String CHARGER = "hotplug:";

    private final Updates updates;
    private final Inbox inbox;
    private final Supplier<Optional<Check>> last;
    private final Timeline timeline;

    /** @param last what came of the last file */
    View(Updates updates, Inbox inbox, Supplier<Optional<Check>> last, Timeline timeline) {
        this.updates = updates;
        this.inbox = inbox;
        this.last = last;
        this.timeline = timeline;
    }

    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("set", set(updates.installed()));
        state.put("now", now(updates.snapshot()));
        state.put("mostBytes", inbox.mostBytes());
        state.put("uploading", inbox.isTaken());
        state.put("receivedBytes", inbox.received());
        state.put("offer", last.get().filter(Offer.class::isInstance).map(check -> offer((Offer) check)));
        state.put("refusal", last.get().filter(Refusal.class::isInstance).map(check -> refusal((Refusal) check)));
        state.put("steps", timeline.shown());
        state.put("end", timeline.end().map(View::outcome));
        state.put("history", history());
        return state;
    }

    private static Map<String, Object> set(InstalledSet set) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", set.version());
        fields.put("model", set.model());
        fields.put("generation", set.generation());
        fields.put("trial", set.trial());
        fields.put("counter", set.counter());
        fields.put("bundles", set.bundles());
        fields.put("previous", set.previous());
        return fields;
    }

    private static Map<String, Object> now(UpdateSnapshot snapshot) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("phase", snapshot.phase().name());
        fields.put("words", Texts.of(snapshot.phase(), snapshot.kind()));
        fields.put("idle", snapshot.phase() == Phase.IDLE);
        fields.put("waiting", snapshot.phase() == Phase.WAITING && snapshot.kind().needsIdle());
        fields.put("target", snapshot.target());
        fields.put("kind", snapshot.kind().name());
        fields.put("kindWords", Texts.of(snapshot.kind()));
        fields.put("stepsDone", snapshot.stepsDone());
        fields.put("steps", snapshot.steps());
        fields.put("restartWanted", snapshot.restartWanted());
        return fields;
    }

    private static Map<String, Object> offer(Offer offer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", offer.id());
        fields.put("from", offer.fromVersion());
        fields.put("version", offer.version());
        fields.put("patch", offer.patch());
        fields.put("kind", offer.kind().name());
        fields.put("kindWords", Texts.of(offer.kind()));
        fields.put("replaced", List.copyOf(offer.replaced()));
        fields.put("affected", List.copyOf(offer.affected()));
        fields.put("bytes", offer.bytes());
        return fields;
    }

    private static Map<String, Object> refusal(Refusal refusal) {
        return Map.of("reason", refusal.reason().name(), "words", Texts.of(refusal.reason()), "sentence", refusal.sentence());
    }

    /** The newest first. */
    private List<Object> history() {
        List<Object> history = new ArrayList<>();
        updates.history().forEach(outcome -> history.add(outcome(outcome)));
        Collections.reverse(history);
        return history;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("request", outcome.request());
        fields.put("by", by(outcome.request()));
        fields.put("result", outcome.result().name());
        fields.put("words", Texts.of(outcome.result()));
        fields.put("why", outcome.reason().map(Texts::of));
        fields.put("sentence", outcome.sentence());
        fields.put("from", outcome.fromVersion());
        fields.put("version", outcome.version());
        fields.put("at", outcome.at());
        return fields;
    }

    /** Who asked: the page, the charger itself, or somebody else. */
    private static String by(String request) {
        return request.startsWith(Desk.OURS) ? "page" : request.startsWith(CHARGER) ? "charger" : "other";
    }
}

package dev.hotplug.local.page.overview;

import dev.hotplug.hardware.Indication;
import dev.hotplug.ocpp.CallQueue;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.page.Words;
import dev.hotplug.settings.CentralSystem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The link to the central system in the words of the vendor's guide, and the truth beneath. Pure. */
public final class LinkView {

    private static final Map<Indication.Link, Words> GUIDE = Map.of(
            Indication.Link.OFF, Words.of("OCPP ist nicht aktiviert", "OCPP is not enabled"),
            Indication.Link.CONNECTING, Words.of("OCPP wird verbunden", "OCPP is connecting"),
            Indication.Link.CONNECTED, Words.of("OCPP verbunden", "OCPP connected"),
            Indication.Link.ERROR, Words.of("OCPP-Verbindungsfehler", "OCPP connection error"));

    private LinkView() {}

    /** As plain values. What is not there now is left out. */
    public static Map<String, Object> of(
            Indication.Link link,
            Optional<CentralSystem> centralSystem,
            Optional<LinkStatus> status,
            Optional<Registration> registration,
            Optional<CallQueue> calls,
            long backlog) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", link.name().toLowerCase(Locale.ROOT));
        view.put("words", GUIDE.get(link));
        centralSystem.flatMap(CentralSystem::offBecause).ifPresent(why -> view.put("offBecause", OffReasons.of(why)));
        status.ifPresent(s -> put(view, s));
        registration.ifPresent(r -> {
            view.put("registration", r.state().name());
            view.put("registeredSince", r.since());
            view.put("nextBoot", r.nextTry());
        });
        calls.ifPresent(c -> {
            view.put("inFlight", c.inFlight().map(f -> Map.of("action", f.action(), "ageSeconds", f.ageMillis() / 1000)));
            view.put("waiting", c.waiting());
        });
        view.put("backlog", backlog);
        return view;
    }

    private static void put(Map<String, Object> view, LinkStatus status) {
        view.put("step", status.step().name());
        view.put("endpoint", status.endpoint());
        view.put("attempt", status.attempt());
        view.put("openSince", status.openSince());
        view.put("lastPong", status.lastPong());
        view.put("nextTry", status.nextTry());
        view.put("failure", status.failure().map(f -> Map.of(
                "kind", f.kind().name(), "words", Failures.words(f.kind(), f.text()), "text", f.text(), "at", f.at())));
    }

    /** Why OCPP is off; the sentence of {@link CentralSystem#offBecause()} in both languages. */
    static final class OffReasons {

        private static final Map<String, String> GERMAN = Map.of(
                "OCPP is switched off", "OCPP ist ausgeschaltet",
                "the URL of the central system is not set", "Die URL des Zentralsystems fehlt",
                "the charge point identity is not set", "Die Identität des Aufladepunktes fehlt",
                "the terms and conditions are not accepted", "Die allgemeinen Geschäftsbedingungen sind nicht akzeptiert");

        private OffReasons() {}

        static Words of(String english) {
            String en = english.substring(0, 1).toUpperCase(Locale.ROOT) + english.substring(1);
            return Words.of(GERMAN.getOrDefault(english, en), en);
        }
    }
}

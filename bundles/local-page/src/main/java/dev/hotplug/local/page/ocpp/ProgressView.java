package dev.hotplug.local.page.ocpp;

import dev.hotplug.page.Words;
import dev.hotplug.settings.ConnectionTrial.Outcome;
import dev.hotplug.settings.ConnectionTrial.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a change of the connection is going, in words. Pure. */
final class ProgressView {

    private ProgressView() {}

    static Map<String, Object> of(Progress progress) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("phase", progress.phase().name().toLowerCase(Locale.ROOT));
        view.put("words", words(progress));
        view.put("endpoint", progress.endpoint());
        view.put("failedAttempts", progress.failedAttempts());
        view.put("until", progress.until());
        view.put("last", progress.last().map(ProgressView::last));
        return view;
    }

    private static Words words(Progress progress) {
        return switch (progress.phase()) {
            case SETTLED -> Words.same("");
            case WAITING -> Words.of("Die neue Einstellung wartet auf ihren Augenblick" + german(progress) + ".",
                    "The new settings wait for " + progress.waitingFor().orElse("their moment") + ".");
            case TRYING -> Words.of("Die neue Einstellung wird ausprobiert; wenn sie nicht geht, gilt wieder die alte.",
                    "The new settings are tried; when they do not work, the old ones hold again.");
            case RETURNED -> Words.of("Die neue Einstellung ging nicht; die alte gilt wieder und wird gerade geprüft.",
                    "The new settings did not work; the old ones hold again and are being checked.");
        };
    }

    /** What is waited for; the sentences of the station. */
    private static String german(Progress progress) {
        String what = progress.waitingFor().orElse("");
        if (what.contains("end of the charge")) {
            return ": auf das Ende des Ladevorgangs";
        }
        return what.contains("messages") ? ": " + what.replaceAll("[^0-9]", "") + " Meldungen gehen noch an das bisherige Zentralsystem" : "";
    }

    private static Map<String, Object> last(Outcome outcome) {
        return Map.of("kept", outcome.kept(), "endpoint", outcome.endpoint(), "why", outcome.why(), "at", outcome.at(),
                "words", outcome.kept()
                        ? Words.of("Die letzte Änderung hat funktioniert und gilt.", "The last change worked and is in force.")
                        : Words.of("Die letzte Änderung hat nicht funktioniert und wurde zurückgenommen.", "The last change did not work and was taken back."));
    }
}

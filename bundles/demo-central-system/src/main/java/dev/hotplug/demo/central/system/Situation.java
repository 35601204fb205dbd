package dev.hotplug.demo.central.system;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the central system knows of the charger: everything it has heard, added up.
 *
 * @param connected the charger is connected
 * @param statuses  newest status by connector
 * @param asked     tags that the central system was asked about
 * @param running   the transaction that runs, when its start was heard
 * @param samples   meter samples heard so far
 * @param last      the session that ended last
 * @param firmware  the newest status of an update; empty text without one
 */
record Situation(
        boolean connected,
        Map<Integer, String> statuses,
        Set<String> asked,
        Optional<Heard.Started> running,
        int samples,
        Optional<Session> last,
        String firmware) {

    /** Nothing has been heard. */
    static final Situation SILENCE = new Situation(false, Map.of(), Set.of(), Optional.empty(), 0, Optional.empty(), "");

    /** A charge from its beginning to its end. */
    record Session(Heard.Started start, Heard.Stopped stop) {

        long wattHour() {
            return stop.meterWattHour() - start.meterWattHour();
        }

        Duration duration() {
            return Duration.between(start.at(), stop.at());
        }
    }

    Situation {
        statuses = Map.copyOf(statuses);
        asked = Set.copyOf(asked);
    }

    /** The status of a connector; empty text until it is known. */
    String status(int connector) {
        return statuses.getOrDefault(connector, "");
    }

    /** This situation and one more thing heard. */
    Situation after(Heard heard) {
        if (heard instanceof Heard.Connected) {
            return new Situation(true, statuses, asked, running, samples, last, firmware);
        } else if (heard instanceof Heard.Disconnected) {
            return new Situation(false, statuses, asked, running, samples, last, firmware);
        } else if (heard instanceof Heard.Status status) {
            return withStatus(status);
        } else if (heard instanceof Heard.Authorized authorized) {
            return withAsked(authorized.idTag());
        } else if (heard instanceof Heard.Started started) {
            return new Situation(connected, statuses, asked, Optional.of(started), samples, last, firmware);
        } else if (heard instanceof Heard.Sampled) {
            return new Situation(connected, statuses, asked, running, samples + 1, last, firmware);
        } else if (heard instanceof Heard.Firmware update) {
            return new Situation(connected, statuses, asked, running, samples, last, update.status());
        } else if (heard instanceof Heard.Stopped stopped) {
            return withoutTransaction(stopped);
        }
        return this;
    }

    private Situation withStatus(Heard.Status status) {
        Map<Integer, String> newest = new TreeMap<>(statuses);
        newest.put(status.connector(), status.status());
        return new Situation(connected, newest, asked, running, samples, last, firmware);
    }

    private Situation withAsked(String idTag) {
        Set<String> more = new TreeSet<>(asked);
        more.add(idTag);
        return new Situation(connected, statuses, more, running, samples, last, firmware);
    }

    private Situation withoutTransaction(Heard.Stopped stopped) {
        return running.filter(started -> started.transaction() == stopped.transaction())
                .map(start -> new Session(start, stopped))
                .map(session -> new Situation(connected, statuses, asked, Optional.empty(), samples, Optional.of(session), firmware))
                .orElse(this);
    }
}

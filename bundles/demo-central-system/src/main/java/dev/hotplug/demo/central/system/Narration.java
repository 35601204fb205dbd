package dev.hotplug.demo.central.system;

import dev.hotplug.demo.central.system.Situation.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in plain words what the central system hears. Pure. */
final class Narration {

    private static final Map<String, String> STATUS = Map.of(
            "Available", "is free",
            "Preparing", "is getting ready: it waits for the card or the cable",
            "Charging", "is charging the car",
            "SuspendedEV", "pauses: the car takes no energy",
            "SuspendedEVSE", "pauses: the charger offers no energy",
            "Finishing", "has finished; the cable is still in",
            "Reserved", "is reserved",
            "Unavailable", "is out of service");

    private static final Map<String, String> FIRMWARE = Map.of(
            "Downloading", "it is being fetched",
            "Downloaded", "it has been fetched, and its signature is being looked at",
            "Installing", "it is being installed",
            "Installed", "it is installed, and as well as before",
            "Idle", "there is none");

    private static final Map<String, String> STOPPED = Map.ofEntries(
            Map.entry("Local", "by the card"),
            Map.entry("EVDisconnected", "because the car was unplugged"),
            Map.entry("Remote", "by the central system"),
            Map.entry("DeAuthorized", "because the card is not accepted"),
            Map.entry("EmergencyStop", "by the emergency stop"),
            Map.entry("PowerLoss", "by a loss of power"),
            Map.entry("Reboot", "by a restart of the charger"),
            Map.entry("HardReset", "by a hard reset"),
            Map.entry("SoftReset", "by a soft reset"),
            Map.entry("UnlockCommand", "because the connector was unlocked"));

    private Narration() {}

    /** What there is to say about something heard; nothing about what is no news. */
    static List<Line> of(Situation before, Heard heard) {
        if (heard instanceof Heard.Booted booted) {
            return List.of(Line.charger(boot(booted)));
        } else if (heard instanceof Heard.Status status) {
            return status(before, status);
        } else if (heard instanceof Heard.Authorized authorized) {
            return List.of(Line.charger("Card " + authorized.idTag() + " is authorised by the central system."));
        } else if (heard instanceof Heard.Started started) {
            return start(before, started);
        } else if (heard instanceof Heard.Sampled sampled) {
            return before.running().flatMap(start -> sample(start, sampled)).map(List::of).orElse(List.of());
        } else if (heard instanceof Heard.Stopped stopped) {
            return List.of(Line.charger(stop(before, stopped)));
        } else if (heard instanceof Heard.Firmware update) {
            return List.of(Line.charger("The update: " + FIRMWARE.getOrDefault(update.status(), update.status()) + "."));
        }
        return List.of(Line.demo(heard instanceof Heard.Connected
                ? "The charger has connected to the central system."
                : "The charger has hung up."));
    }

    private static String boot(Heard.Booted booted) {
        List<String> details = new ArrayList<>();
        if (!booted.serialNumber().isEmpty()) {
            details.add("serial number " + booted.serialNumber());
        }
        if (!booted.firmwareVersion().isEmpty()) {
            details.add("software " + booted.firmwareVersion());
        }
        String more = details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
        return "Boot accepted: " + booted.vendor() + " " + booted.model() + more + ".";
    }

    /** The charge point itself is worth a line only when something is wrong with it. */
    private static List<Line> status(Situation before, Heard.Status heard) {
        boolean news = heard.connector() == 0
                ? !heard.status().equals("Available")
                : !heard.status().equals(before.status(heard.connector()));
        String who = heard.connector() == 0 ? "The charger" : "Connector " + heard.connector();
        return news ? List.of(Line.charger(who + " " + condition(heard) + ".")) : List.of();
    }

    private static String condition(Heard.Status heard) {
        if (heard.status().equals("Faulted")) {
            String info = heard.info().isEmpty() ? "" : " (" + heard.info() + ")";
            return "reports a fault: " + heard.errorCode() + info;
        }
        return STATUS.getOrDefault(heard.status(), "is " + heard.status());
    }

    private static List<Line> start(Situation before, Heard.Started heard) {
        Line begin = Line.charger("Charging begins with card " + heard.idTag() + ": transaction " + heard.transaction()
                + ", the meter stands at " + kiloWattHour(heard.meterWattHour()) + ".");
        return before.asked().contains(heard.idTag())
                ? List.of(begin)
                : List.of(Line.charger("Card " + heard.idTag() + " is authorised by the charger itself, without asking."), begin);
    }

    private static Optional<Line> sample(Heard.Started start, Heard.Sampled sampled) {
        return sampled.registerWattHour().isPresent()
                ? Optional.of(energy(sampled.registerWattHour().getAsDouble() - start.meterWattHour(), sampled.powerWatt()))
                : Optional.empty();
    }

    /** How a charge goes. */
    static Line energy(double wattHour, OptionalDouble powerWatt) {
        String power = powerWatt.isPresent()
                ? String.format(Locale.ROOT, ", %.1f kW now", powerWatt.getAsDouble() / 1000)
                : "";
        return Line.charger("Charging: " + kiloWattHour(wattHour) + " in the car" + power + ".");
    }

    private static String stop(Situation before, Heard.Stopped stopped) {
        boolean ours = before.running().filter(start -> start.transaction() == stopped.transaction()).isPresent();
        return (ours ? "Charging stopped " : "A charge from before was stopped ")
                + because(stopped.reason()) + "; the meter stands at " + kiloWattHour(stopped.meterWattHour()) + ".";
    }

    private static String because(String reason) {
        return STOPPED.getOrDefault(reason, "(" + reason + ")");
    }

    /** A session in one sentence; electricity flowed {@code speed} times faster than the clock. */
    static Line summary(Session session, int speed) {
        return Line.demo("Session summary: " + kiloWattHour(session.wattHour()) + " in " + session.duration().toSeconds()
                + " s (" + speed + " times faster than in life), card " + session.start().idTag() + ", stopped "
                + because(session.stop().reason()) + ".");
    }

    private static String kiloWattHour(double wattHour) {
        return String.format(Locale.ROOT, "%.3f kWh", wattHour / 1000);
    }
}

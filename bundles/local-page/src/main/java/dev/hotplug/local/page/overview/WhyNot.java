package dev.hotplug.local.page.overview;

import static dev.hotplug.local.page.overview.Verdict.Mood.GOOD;
import static dev.hotplug.local.page.overview.Verdict.Mood.TROUBLE;
import static dev.hotplug.local.page.overview.Verdict.Mood.WAITING;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.local.page.overview.Situation.Authorization;
import dev.hotplug.local.page.overview.Situation.Trouble;
import dev.hotplug.local.page.overview.Verdict.Mood;
import dev.hotplug.local.page.overview.Verdict.State;
import dev.hotplug.local.page.overview.Verdict.Step;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.page.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Why does it not charge? A table: the first row that holds names the cause. The rows follow the way of the energy, from the
 * electronics to the car. Pure.
 */
enum WhyNot {
    NO_HARDWARE(Step.HARDWARE, TROUBLE, s -> !s.hardware(),
            s -> Words.of("Die Elektronik des Ladegeräts antwortet nicht.", "The charger's electronics do not answer."),
            s -> Words.of("Warte eine Minute. Bleibt es so, starte das Ladegerät neu.", "Wait a minute. If it stays so, restart the charger.")),
    FAULTED(Step.FAULT, TROUBLE,
            s -> s.status() == ChargePointStatus.Faulted || s.chargePoint() == ChargePointStatus.Faulted,
            s -> faulted(s.fault()),
            s -> s.fault().map(f -> f.sentence().orElse(Names.advice(f.errorCode()))).orElse(Names.advice(""))),
    ENDING(Step.DEMAND, WAITING, s -> s.status() == ChargePointStatus.Finishing && s.transaction(),
            s -> Words.of("Der Ladevorgang wird gerade beendet.", "The charge is being ended."), s -> nothing()),
    PAUSED(Step.LIMIT, WAITING, s -> s.transaction() && s.paused(), WhyNot::paused, WhyNot::limitAdvice),
    CHARGING(Step.DEMAND, GOOD, s -> s.status() == ChargePointStatus.Charging, WhyNot::charging, s -> nothing()),
    VENTILATION(Step.DEMAND, TROUBLE, s -> s.transaction() && s.pilot() == Pilot.D,
            s -> Words.of("Das Auto verlangt eine Belüftung, die es hier nicht gibt.", "The car asks for ventilation, which there is none of here."),
            s -> Words.of("Dieses Auto kann hier nicht laden.", "This car cannot charge here.")),
    WITHHELD(Step.AUTHORIZATION, TROUBLE, s -> s.transaction() && s.status() == ChargePointStatus.SuspendedEVSE,
            s -> Words.of("Der Ladevorgang läuft, aber das Ladegerät gibt keinen Strom frei.",
                    "The charge runs, but the charger withholds the energy."),
            s -> Words.of("Meist hat das Zentralsystem die Karte nach dem Start abgelehnt: frage den Aufladepunktbetreiber. Sonst stecke aus und wieder ein.",
                    "Mostly the central system refused the card after the start: ask the charge point operator. Otherwise unplug and plug in again.")),
    CAR_TAKES_NONE(Step.DEMAND, WAITING, s -> s.transaction() && s.status() == ChargePointStatus.SuspendedEV,
            s -> Words.of("Das Auto nimmt gerade keinen Strom, obwohl es dürfte.", "The car takes no energy now, although it may."),
            s -> Words.of("Meist ist es voll, wartet auf eine eingestellte Zeit oder ist nicht verriegelt.",
                    "Mostly it is full, waits for a time that is set, or is not locked.")),
    OUT_OF_SERVICE(Step.AVAILABILITY, TROUBLE, s -> !s.operative() || s.status() == ChargePointStatus.Unavailable
            || s.chargePoint() == ChargePointStatus.Unavailable && s.status() == ChargePointStatus.Available,
            s -> Words.of("Der Aufladepunkt ist außer Betrieb genommen.", "The charge point has been taken out of service."),
            s -> Words.of("Frage den Aufladepunktbetreiber nach der Verfügbarkeit des Aufladepunkts.",
                    "Ask the charge point operator about the availability of the charge point.")),
    LEFT_PLUGGED(Step.AUTHORIZATION, WAITING, s -> s.status() == ChargePointStatus.Finishing,
            s -> Words.of("Der Ladevorgang ist vorbei, und das Kabel steckt noch.", "The charge is over, and the cable is still plugged in."),
            s -> s.authorization() == Authorization.NONE
                    ? Words.of("Stecke aus; danach kann neu geladen werden.", "Unplug; then a new charge can begin.")
                    : Words.of("Stecke aus, oder gib das Laden neu frei: " + how(s).de(), "Unplug, or authorise anew: " + how(s).en())),
    RESERVED(Step.AVAILABILITY, WAITING, s -> s.status() == ChargePointStatus.Reserved,
            s -> Words.of("Der Aufladepunkt ist für jemand anderen reserviert.", "The charge point is reserved for somebody."),
            s -> Words.of("Nur die reservierte Karte kann hier laden, bis die Reservierung abläuft.",
                    "Only the card it is reserved for can charge here until the reservation ends.")),
    PENDING(Step.AUTHORIZATION, WAITING, s -> s.pending() && s.carConnected() && !s.transaction(),
            s -> Words.of("Das Zentralsystem hat diesen Aufladepunkt noch nicht angenommen.", "The central system has not accepted this charge point yet."),
            s -> Words.of("Der Aufladepunktbetreiber muss ihn freischalten.", "The charge point operator has to admit it.")),
    CABLE_WITHOUT_CAR(Step.CAR, WAITING, s -> s.plugged() && s.pilot() == Pilot.A,
            s -> Words.of("Das Kabel steckt im Ladegerät, aber nicht im Auto.", "The cable is in the charger, but not in the car."),
            s -> Words.of("Verbinde dein EV-Kabel mit dem EV.", "Connect the cable to the car.")),
    AUTHORIZED_WITHOUT_CAR(Step.CAR, WAITING, s -> s.status() == ChargePointStatus.Preparing && !s.carConnected(),
            s -> Words.of("Das Laden ist freigegeben; es fehlt das Auto.", "Charging is authorised; the car is missing."), WhyNot::plugIn),
    NOT_AUTHORIZED(Step.AUTHORIZATION, WAITING,
            s -> s.carConnected() && !s.transaction() && s.authorization() != Authorization.NONE,
            s -> Words.of("Das Auto wartet auf die Autorisierung.", "The car waits for authorisation."), WhyNot::authorize),
    STARTING(Step.DEMAND, WAITING, s -> s.carConnected(),
            s -> Words.of("Das Auto ist verbunden; der Ladevorgang beginnt gleich.", "The car is connected; the charge is about to begin."),
            s -> nothing()),
    FREE(Step.CAR, WAITING, s -> true,
            s -> Words.of("Kein Auto ist verbunden.", "No car is connected."), WhyNot::plugInAndAuthorize);

    private final Step step;
    private final Mood mood;
    private final Predicate<Situation> holds;
    private final Function<Situation, Words> sentence;
    private final Function<Situation, Words> advice;

    WhyNot(Step step, Mood mood, Predicate<Situation> holds, Function<Situation, Words> sentence, Function<Situation, Words> advice) {
        this.step = step;
        this.mood = mood;
        this.holds = holds;
        this.sentence = sentence;
        this.advice = advice;
    }

    /** The cause, whole. */
    static Verdict of(Situation situation) {
        WhyNot row = Arrays.stream(values()).filter(r -> r.holds.test(situation)).findFirst().orElseThrow();
        return new Verdict(row.name(), row.mood, row.sentence.apply(situation), row.advice.apply(situation), row.chain());
    }

    private List<Verdict.Link> chain() {
        return Arrays.stream(Step.values()).map(s -> new Verdict.Link(s, state(s))).toList();
    }

    private State state(Step other) {
        if (other.ordinal() < step.ordinal() || mood == GOOD) {
            return State.GOOD;
        }
        return other == step ? State.BROKEN : State.OPEN;
    }

    private static Words nothing() {
        return Words.same("");
    }

    private static Words faulted(Optional<Trouble> fault) {
        if (fault.isEmpty()) {
            return Words.of("Eine Störung verhindert das Laden.", "A fault prevents charging.");
        }
        Words error = Names.error(fault.get().errorCode());
        boolean said = fault.get().info().isEmpty() || fault.get().sentence().isPresent();
        String info = said ? "" : " (" + fault.get().info() + ")";
        return Words.of("Eine Störung verhindert das Laden: " + error.de() + info + ".", "A fault prevents charging: " + error.en() + info + ".");
    }

    private static Words paused(Situation s) {
        Map.Entry<String, Integer> lowest = s.lowest().orElseThrow();
        Words source = Names.limit(lowest.getKey());
        Words amps = Names.amperes(lowest.getValue());
        Words least = Names.amperes(s.least());
        return Words.of(
                "Pause: die Grenze „" + source.de() + "“ lässt nur " + amps.de() + " zu, ein Auto braucht mindestens " + least.de() + ".",
                "Paused: the limit “" + source.en() + "” allows only " + amps.en() + ", a car needs at least " + least.en() + ".");
    }

    private static Words limitAdvice(Situation s) {
        String source = s.lowest().orElseThrow().getKey();
        return source.startsWith("ocpp-")
                ? Words.of("Frage den Aufladepunktbetreiber nach dem Ladeprofil.", "Ask the charge point operator about the charging profile.")
                : Words.of("Prüfe diese Grenze unter „Laden“.", "Check this limit under “Charging”.");
    }

    /** What holds it back is part of the sentence: a limit, or the car itself. */
    private static Words charging(Situation s) {
        Words power = Names.kilowatts(s.powerWatt());
        Words held = s.lowest().map(limit -> held(s, limit)).orElse(nothing());
        return Words.of("Das Auto lädt mit " + power.de() + held.de() + ".", "The car is charging with " + power.en() + held.en() + ".");
    }

    private static Words held(Situation s, Map.Entry<String, Integer> limit) {
        Words amps = Names.amperes(limit.getValue());
        Words source = Names.limit(limit.getKey());
        return s.atLimit()
                ? Words.of("; begrenzt durch „" + source.de() + "“ auf " + amps.de(), "; limited by “" + source.en() + "” to " + amps.en())
                : Words.of("; es nimmt weniger als die erlaubten " + amps.de(), "; it takes less than the permitted " + amps.en());
    }

    private static Words plugIn(Situation s) {
        return s.tethered()
                ? Words.of("Verbinde dein EV-Kabel mit dem EV.", "Connect the cable to the car.")
                : Words.of("Verbinde dein EV-Kabel mit der Aufladestation und mit dem EV.", "Connect the cable to the charger and to the car.");
    }

    private static Words authorize(Situation s) {
        Words link = switch (s.link()) {
            case CONNECTED, OFF -> nothing();
            case CONNECTING, ERROR -> Words.of(
                    "Das Zentralsystem ist nicht erreichbar: es gelten die Regeln für Offline-Betrieb.",
                    "The central system cannot be reached: the rules for working offline hold.");
        };
        return Words.of(sentence(how(s).de()), sentence(how(s).en())).and(link);
    }

    private static Words how(Situation s) {
        return switch (s.authorization()) {
            case CARD -> Words.of("zeige deine RFID-Karte dem RFID-Leser, oder starte aus der App des Betreibers.",
                    "show your card to the reader, or start from the operator's app.");
            case CARD_OR_PIN -> Words.of("zeige deine RFID-Karte, gib deine PIN ein, oder starte aus der App des Betreibers.",
                    "show your card, enter your PIN, or start from the operator's app.");
            case REMOTE -> s.link() == Link.OFF
                    ? Words.of("schalte OCPP ein, oder stelle AuthEnabled auf false.", "switch OCPP on, or set AuthEnabled to false.")
                    : Words.of("starte aus der App des Betreibers.", "start from the operator's app.");
            case NONE -> Words.of("stecke ein.", "plug in.");
        };
    }

    private static Words plugInAndAuthorize(Situation s) {
        Words first = plugIn(s);
        return s.authorization() == Authorization.NONE ? first : Words.of(sentence(how(s).de()), sentence(how(s).en())).and(first);
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

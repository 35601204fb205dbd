package dev.hotplug.local.page.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.local.page.overview.Situation.Authorization;
import dev.hotplug.local.page.overview.Situation.Trouble;
import dev.hotplug.local.page.overview.Verdict.State;
import dev.hotplug.local.page.overview.Verdict.Step;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.page.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cause by an example, with the sentences that a technician reads. */
class WhyNotTest {

    /** A situation that differs from a free charger, with a socket and a reader, in what is set. */
    private static final class Case {
        boolean hardware = true;
        ChargePointStatus chargePoint = ChargePointStatus.Available;
        ChargePointStatus status = ChargePointStatus.Available;
        Optional<Trouble> fault = Optional.empty();
        boolean operative = true;
        boolean plugged;
        boolean tethered;
        Pilot pilot = Pilot.A;
        boolean closed;
        boolean transaction;
        double watt;
        double ampere;
        Map<String, Integer> limits = Map.of("hardware", 32_000);
        Authorization authorization = Authorization.CARD;
        Link link = Link.CONNECTED;
        boolean pending;

        Case status(ChargePointStatus s) {
            status = s;
            return this;
        }

        Case fault(String code, String info) {
            fault = Optional.of(new Trouble(code, info));
            return this;
        }

        Case car(Pilot p) {
            plugged = true;
            pilot = p;
            return this;
        }

        Case charge(ChargePointStatus s, Pilot p) {
            transaction = true;
            return status(s).car(p);
        }

        Case limit(String source, int milliampere) {
            limits = Map.of("hardware", 32_000, source, milliampere);
            return this;
        }

        Case authorization(Authorization a) {
            authorization = a;
            return this;
        }

        Case link(Link l) {
            link = l;
            return this;
        }

        Situation done() {
            return new Situation(hardware, chargePoint, status, fault, operative, plugged, tethered, pilot, closed, transaction, watt, ampere,
                    limits, 6_000, authorization, link, pending);
        }
    }

    private static Case a() {
        return new Case();
    }

    private static Case with(java.util.function.Consumer<Case> change) {
        Case made = a();
        change.accept(made);
        return made;
    }

    private static Case taking(double watt, double ampere) {
        return with(c -> {
            c.watt = watt;
            c.ampere = ampere;
        });
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row(WhyNot.NO_HARDWARE, with(c -> c.hardware = false), Step.HARDWARE,
                        "Die Elektronik des Ladegeräts antwortet nicht.", "The charger's electronics do not answer."),
                row(WhyNot.FAULTED, a().status(ChargePointStatus.Faulted).fault("GroundFailure", "residual current").car(Pilot.C), Step.FAULT,
                        "Eine Störung verhindert das Laden: Erdungsfehler oder Fehlerstrom (residual current).",
                        "A fault prevents charging: ground fault or residual current (residual current)."),
                row(WhyNot.FAULTED, with(c -> c.chargePoint = ChargePointStatus.Faulted), Step.FAULT,
                        "Eine Störung verhindert das Laden.", "A fault prevents charging."),
                row(WhyNot.ENDING, a().charge(ChargePointStatus.Finishing, Pilot.C), Step.DEMAND,
                        "Der Ladevorgang wird gerade beendet.", "The charge is being ended."),
                row(WhyNot.PAUSED, a().charge(ChargePointStatus.SuspendedEVSE, Pilot.C).limit("vendor-limit", 0), Step.LIMIT,
                        "Pause: die Grenze „Stromgrenze“ lässt nur 0 A zu, ein Auto braucht mindestens 6 A.",
                        "Paused: the limit “Current limit” allows only 0 A, a car needs at least 6 A."),
                row(WhyNot.PAUSED, a().charge(ChargePointStatus.SuspendedEVSE, Pilot.C).limit("ocpp-transaction", 4_500), Step.LIMIT,
                        "Pause: die Grenze „Zentralsystem, dieser Ladevorgang“ lässt nur 4,5 A zu, ein Auto braucht mindestens 6 A.",
                        "Paused: the limit “Central system, this charge” allows only 4.5 A, a car needs at least 6 A."),
                row(WhyNot.CHARGING, taking(22_080, 32).charge(ChargePointStatus.Charging, Pilot.C), Step.DEMAND,
                        "Das Auto lädt mit 22,1 kW; begrenzt durch „Ladegerät“ auf 32 A.",
                        "The car is charging with 22.1 kW; limited by “Charger” to 32 A."),
                row(WhyNot.CHARGING, taking(6_210, 13).charge(ChargePointStatus.Charging, Pilot.C).limit("cable", 13_000), Step.DEMAND,
                        "Das Auto lädt mit 6,2 kW; begrenzt durch „Ladekabel“ auf 13 A.",
                        "The car is charging with 6.2 kW; limited by “Cable” to 13 A."),
                row(WhyNot.CHARGING, taking(11_040, 16).charge(ChargePointStatus.Charging, Pilot.C), Step.DEMAND,
                        "Das Auto lädt mit 11 kW; es nimmt weniger als die erlaubten 32 A.",
                        "The car is charging with 11 kW; it takes less than the permitted 32 A."),
                row(WhyNot.VENTILATION, a().charge(ChargePointStatus.SuspendedEVSE, Pilot.D), Step.DEMAND,
                        "Das Auto verlangt eine Belüftung, die es hier nicht gibt.", "The car asks for ventilation, which there is none of here."),
                row(WhyNot.WITHHELD, a().charge(ChargePointStatus.SuspendedEVSE, Pilot.C), Step.AUTHORIZATION,
                        "Der Ladevorgang läuft, aber das Ladegerät gibt keinen Strom frei.", "The charge runs, but the charger withholds the energy."),
                row(WhyNot.CAR_TAKES_NONE, a().charge(ChargePointStatus.SuspendedEV, Pilot.B), Step.DEMAND,
                        "Das Auto nimmt gerade keinen Strom, obwohl es dürfte.", "The car takes no energy now, although it may."),
                row(WhyNot.OUT_OF_SERVICE, with(c -> c.operative = false).status(ChargePointStatus.Unavailable).car(Pilot.B), Step.AVAILABILITY,
                        "Der Aufladepunkt ist außer Betrieb genommen.", "The charge point has been taken out of service."),
                row(WhyNot.OUT_OF_SERVICE, with(c -> c.chargePoint = ChargePointStatus.Unavailable), Step.AVAILABILITY,
                        "Der Aufladepunkt ist außer Betrieb genommen.", "The charge point has been taken out of service."),
                row(WhyNot.LEFT_PLUGGED, a().status(ChargePointStatus.Finishing).car(Pilot.C), Step.AUTHORIZATION,
                        "Der Ladevorgang ist vorbei, und das Kabel steckt noch.", "The charge is over, and the cable is still plugged in."),
                row(WhyNot.RESERVED, a().status(ChargePointStatus.Reserved), Step.AVAILABILITY,
                        "Der Aufladepunkt ist für jemand anderen reserviert.", "The charge point is reserved for somebody."),
                row(WhyNot.PENDING, with(c -> c.pending = true).status(ChargePointStatus.Preparing).car(Pilot.B).link(Link.CONNECTING), Step.AUTHORIZATION,
                        "Das Zentralsystem hat diesen Aufladepunkt noch nicht angenommen.",
                        "The central system has not accepted this charge point yet."),
                row(WhyNot.CABLE_WITHOUT_CAR, a().status(ChargePointStatus.Preparing).car(Pilot.A), Step.CAR,
                        "Das Kabel steckt im Ladegerät, aber nicht im Auto.", "The cable is in the charger, but not in the car."),
                row(WhyNot.AUTHORIZED_WITHOUT_CAR, a().status(ChargePointStatus.Preparing), Step.CAR,
                        "Das Laden ist freigegeben; es fehlt das Auto.", "Charging is authorised; the car is missing."),
                row(WhyNot.NOT_AUTHORIZED, a().status(ChargePointStatus.Preparing).car(Pilot.C), Step.AUTHORIZATION,
                        "Das Auto wartet auf die Autorisierung.", "The car waits for authorisation."),
                row(WhyNot.STARTING, a().status(ChargePointStatus.Preparing).car(Pilot.C).authorization(Authorization.NONE), Step.DEMAND,
                        "Das Auto ist verbunden; der Ladevorgang beginnt gleich.", "The car is connected; the charge is about to begin."),
                row(WhyNot.FREE, a(), Step.CAR, "Kein Auto ist verbunden.", "No car is connected."));
    }

    private static Arguments row(WhyNot cause, Case situation, Step step, String de, String en) {
        return Arguments.of(cause, situation.done(), step, de, en);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("rows")
    void aSituationHasOneCauseAndItsSentences(WhyNot cause, Situation situation, Step step, String de, String en) {
        Verdict verdict = WhyNot.of(situation);
        assertEquals(cause.name(), verdict.code());
        assertEquals(de, verdict.sentence().de());
        assertEquals(en, verdict.sentence().en());
        boolean charging = cause == WhyNot.CHARGING;
        verdict.chain().forEach(link -> assertEquals(expected(link.step(), step, charging), link.state(), link.step().name()));
    }

    private static State expected(Step link, Step broken, boolean charging) {
        return charging || link.ordinal() < broken.ordinal() ? State.GOOD : link == broken ? State.BROKEN : State.OPEN;
    }

    @Test
    void everyCauseHasAnExample() {
        Set<String> shown = rows().map(r -> r.get()[0].toString()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Arrays.stream(WhyNot.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)), shown);
    }

    @Test
    void theAdviceNamesTheWayThatThisModelHas() {
        Case waiting = a().status(ChargePointStatus.Preparing).car(Pilot.B);
        assertEquals("Zeige deine RFID-Karte dem RFID-Leser, oder starte aus der App des Betreibers.", WhyNot.of(waiting.done()).advice().de());
        assertTrue(WhyNot.of(waiting.authorization(Authorization.CARD_OR_PIN).done()).advice().en().contains("enter your PIN"));
        assertEquals("Start from the operator's app.", WhyNot.of(waiting.authorization(Authorization.REMOTE).done()).advice().en());
        assertTrue(WhyNot.of(waiting.link(Link.OFF).done()).advice().de().startsWith("Schalte OCPP ein"));
    }

    @Test
    void aLinkThatIsDownIsPartOfTheCause() {
        Case waiting = a().status(ChargePointStatus.Preparing).car(Pilot.B);
        for (Link link : List.of(Link.CONNECTING, Link.ERROR)) {
            assertTrue(WhyNot.of(waiting.link(link).done()).advice().de().contains("nicht erreichbar"), link.name());
        }
        assertFalse(WhyNot.of(waiting.link(Link.CONNECTED).done()).advice().de().contains("erreichbar"));
    }

    @Test
    void ofSeveralEqualLimitsTheFirstByNameIsNamed() {
        Case charging = a().charge(ChargePointStatus.Charging, Pilot.C);
        charging.limits = Map.of("hardware", 16_000, "cable", 16_000);
        charging.ampere = 16;
        assertTrue(WhyNot.of(charging.done()).sentence().en().contains("“Cable”"));
    }

    @Test
    void aFixedCableIsNotPluggedIntoTheCharger() {
        Case free = with(c -> c.tethered = true).authorization(Authorization.NONE);
        assertEquals("Connect the cable to the car.", WhyNot.of(free.done()).advice().en());
    }

    @Test
    void everySentenceIsThereInBothLanguages() {
        rows().map(r -> WhyNot.of((Situation) r.get()[1])).forEach(verdict -> {
            assertTrue(verdict.sentence().de().endsWith("."), verdict.sentence().de());
            assertTrue(verdict.sentence().en().endsWith("."), verdict.sentence().en());
            assertEquals(verdict.advice().de().isEmpty(), verdict.advice().en().isEmpty(), verdict.code());
        });
    }

    @Test
    void aFaultsOwnSentenceIsTheAdvice() {
        Case faulted = a().status(ChargePointStatus.Faulted);
        faulted.fault = Optional.of(new Trouble("UnderVoltage", "The mains voltage is too low", Optional.of(Words.of("Zu niedrig. Warte.", "Too low. Wait."))));
        Verdict verdict = WhyNot.of(faulted.done());
        assertEquals(Words.of("Eine Störung verhindert das Laden: zu niedrige Spannung.", "A fault prevents charging: voltage too low."), verdict.sentence());
        assertEquals(Words.of("Zu niedrig. Warte.", "Too low. Wait."), verdict.advice());
    }
}

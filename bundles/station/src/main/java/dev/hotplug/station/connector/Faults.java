package dev.hotplug.station.connector;

import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Sentence;
import dev.hotplug.model.ChargePointErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which faults count for a connector, and what they mean for its status. Pure. */
public final class Faults {

    /** What the station reports when the driver stays away. */
    public static final Fault DRIVER_ABSENT = new Fault(
            ChargePointErrorCode.InternalError, "DriverAbsent", "driver absent", true, false,
            new Sentence(
                    "The charger's driver is not running, so nothing can be charged. If it is not back in a minute, call a technician.",
                    "Der Treiber der Ladestation läuft nicht, deshalb kann nicht geladen werden. Ist er in einer Minute nicht wieder da, einen Techniker rufen."));

    private static final Comparator<Fault> WORST_FIRST =
            Comparator.comparing(Fault::emergencyStop).reversed().thenComparing(Fault::code).thenComparing(Fault::vendorErrorCode);

    private Faults() {}

    /** Those that forbid energy here: the connector's, the charge point's and a lost driver; the worst first. */
    static List<Fault> stopping(Facts facts, Surroundings around) {
        Set<Fault> own = facts.hardware().map(ConnectorState::faults).orElse(Set.of());
        Stream<Fault> absent = facts.driverLost() ? Stream.of(DRIVER_ABSENT) : Stream.empty();
        return Stream.of(own.stream(), around.chargePointFaults().stream(), absent)
                .flatMap(faults -> faults)
                .filter(Fault::stopsEnergy)
                .distinct()
                .sorted(WORST_FIRST)
                .toList();
    }

    /**
     * The fault that makes the connector Faulted. EVCommunicationError does so only while nothing goes on: with a session
     * it accompanies Preparing, SuspendedEV, SuspendedEVSE or Finishing instead (OCPP 1.6 section 7.6, statement 44).
     */
    static Optional<Fault> faulted(Facts facts, Surroundings around) {
        boolean idle = facts.session() instanceof Session.Idle;
        return stopping(facts, around).stream()
                .filter(f -> idle || f.code() != ChargePointErrorCode.EVCommunicationError)
                .findFirst()
                .map(f -> f.code() == ChargePointErrorCode.EVCommunicationError ? asOther(f) : f);
    }

    /** The fault that accompanies a status other than Faulted. */
    static Optional<Fault> accompanying(Facts facts, Surroundings around) {
        return stopping(facts, around).stream()
                .filter(f -> f.code() == ChargePointErrorCode.EVCommunicationError)
                .findFirst();
    }

    static boolean emergencyStop(Facts facts, Surroundings around) {
        Set<Fault> own = facts.hardware().map(ConnectorState::faults).orElse(Set.of());
        return Stream.concat(own.stream(), around.chargePointFaults().stream()).anyMatch(Fault::emergencyStop);
    }

    private static Fault asOther(Fault fault) {
        return new Fault(
                ChargePointErrorCode.OtherError, fault.vendorErrorCode(), fault.info(), fault.stopsEnergy(), fault.emergencyStop(), fault.sentence());
    }
}

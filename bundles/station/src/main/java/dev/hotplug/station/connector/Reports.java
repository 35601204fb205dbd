package dev.hotplug.station.connector;

import dev.hotplug.hardware.Fault;
import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.station.StatusReport;
import java.util.Optional;
import java.util.Set;

/** What StatusNotification says of facts. Pure. */
public final class Reports {

    private Reports() {}

    /** The status of a connector, become so at {@code at}. */
    public static StatusReport connector(Facts facts, Surroundings around, Stamp at) {
        ChargePointStatus status = StatusRow.status(facts, around);
        Optional<Fault> fault = status == ChargePointStatus.Faulted
                ? Faults.faulted(facts, around)
                : Faults.accompanying(facts, around).filter(f -> mayAccompany(status));
        return fault.map(f -> of(status, f, at))
                .orElseGet(() -> new StatusReport(status, ChargePointErrorCode.NoError, info(facts), "", at));
    }

    /**
     * The status of the charge point as a whole: Available, Unavailable or Faulted and nothing else (statement 37).
     *
     * @param reported  a driver has reported
     * @param operative as ChangeAvailability of connector 0 left it
     */
    public static StatusReport chargePoint(boolean reported, boolean operative, Set<Fault> faults, Stamp at) {
        Optional<Fault> fault = faults.stream().filter(Fault::stopsEnergy).min(java.util.Comparator.comparing(Fault::code));
        if (fault.isPresent()) {
            return of(ChargePointStatus.Faulted, fault.get(), at);
        }
        ChargePointStatus status = reported && operative ? ChargePointStatus.Available : ChargePointStatus.Unavailable;
        return new StatusReport(status, ChargePointErrorCode.NoError, "", "", at);
    }

    /** A fault as news beside the status. */
    public static StatusReport of(ChargePointStatus status, Fault fault, Stamp at) {
        return new StatusReport(status, fault.code(), fault.info(), fault.vendorErrorCode(), at);
    }

    /** The same status, told once more: what was reported beside it is over since then. */
    public static StatusReport again(StatusReport status, Stamp at) {
        return new StatusReport(status.status(), status.errorCode(), status.info(), status.vendorErrorCode(), at);
    }

    private static boolean mayAccompany(ChargePointStatus status) {
        return switch (status) {
            case Preparing, SuspendedEV, SuspendedEVSE, Finishing -> true;
            default -> false;
        };
    }

    private static String info(Facts facts) {
        if (!(facts.session() instanceof Session.Running running)) {
            return "";
        }
        if (Orders.exhausted(running, facts)) {
            return "tag not accepted by the central system";
        }
        if (Orders.withheld(facts)) {
            return "paused by limit " + Limits.of(facts).winner().orElse("");
        }
        return facts.carLeft() || !facts.plugged() ? "EV side disconnected" : "";
    }
}

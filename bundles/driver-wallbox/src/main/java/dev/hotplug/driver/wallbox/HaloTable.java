package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Indication;
import dev.hotplug.mainboard.Panel.Halo;
import dev.hotplug.mainboard.Panel.Pattern;
import dev.hotplug.model.ChargePointStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the halo shows in each status. Data, from the vendor's support pages; the README shows the same rows. */
public final class HaloTable {

    /** Colour and movement of the halo. */
    public record Light(Halo halo, Pattern pattern) {}

    /** The charger is not ready yet. */
    public static final Light STARTING = new Light(Halo.GREEN, Pattern.ROTATING);
    /** Available, and a card or a remote start is needed. */
    public static final Light LOCKED = new Light(Halo.YELLOW, Pattern.STEADY);
    /** Available, and plugging in is enough. */
    public static final Light FREE = new Light(Halo.GREEN, Pattern.STEADY);

    private static final Light CONNECTED = new Light(Halo.TURQUOISE, Pattern.STEADY);
    private static final Map<ChargePointStatus, Light> ROWS = rows();

    /** Of several connectors the first of these statuses that one of them has is shown. */
    private static final List<ChargePointStatus> MOST_TELLING = List.of(
            ChargePointStatus.Faulted,
            ChargePointStatus.Charging,
            ChargePointStatus.SuspendedEVSE,
            ChargePointStatus.SuspendedEV,
            ChargePointStatus.Finishing,
            ChargePointStatus.Preparing,
            ChargePointStatus.Reserved,
            ChargePointStatus.Available,
            ChargePointStatus.Unavailable);

    private HaloTable() {}

    private static Map<ChargePointStatus, Light> rows() {
        Map<ChargePointStatus, Light> rows = new EnumMap<>(ChargePointStatus.class);
        rows.put(ChargePointStatus.Preparing, CONNECTED);
        rows.put(ChargePointStatus.Charging, new Light(Halo.BLUE, Pattern.PULSING));
        rows.put(ChargePointStatus.SuspendedEV, CONNECTED);
        rows.put(ChargePointStatus.SuspendedEVSE, CONNECTED);
        rows.put(ChargePointStatus.Finishing, CONNECTED);
        rows.put(ChargePointStatus.Reserved, LOCKED);
        rows.put(ChargePointStatus.Unavailable, new Light(Halo.YELLOW, Pattern.PULSING));
        rows.put(ChargePointStatus.Faulted, new Light(Halo.RED, Pattern.STEADY));
        return rows;
    }

    /** What to show for the whole charger. */
    public static Light of(Indication indication) {
        return indication.starting()
                ? STARTING
                : of(mostTelling(indication.connectors().values()), indication.authorizationRequired());
    }

    /** What to show for one status. */
    public static Light of(ChargePointStatus status, boolean authorizationRequired) {
        return status == ChargePointStatus.Available ? authorizationRequired ? LOCKED : FREE : ROWS.get(status);
    }

    /** The status of several that a person should see; Available when there is none. */
    static ChargePointStatus mostTelling(Collection<ChargePointStatus> statuses) {
        return statuses.stream().min(Comparator.comparing(MOST_TELLING::indexOf)).orElse(ChargePointStatus.Available);
    }
}

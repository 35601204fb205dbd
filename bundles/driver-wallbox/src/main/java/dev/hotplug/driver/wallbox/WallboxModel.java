package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.model.ConnectorId;
import java.util.List;

/** A charger of the family with one outlet, as its part number says. */
public record WallboxModel(Capabilities capabilities, ChargerIdentity identity) {

    /** chargePointVendor of the whole family. */
    public static final String VENDOR = "Wall Box Chargers";
    /** Reverse domain name in vendor specific fields. */
    public static final String VENDOR_ID = "com.wallbox";
    /** meterType of the meter that is built in. */
    public static final String INTERNAL_METER = "Internal NON compliant";
    /** The smallest current IEC 61851-1 can offer, mA. */
    public static final int MIN_MILLIAMPERE = 6_000;

    /**
     * What a model adds to its part number.
     *
     * @param socket     the cable is the user's own and a lock holds it
     * @param cardReader has a reader when the version code does not say
     * @param pinEntry   has a screen
     * @param rating     when the power code is unknown: the weakest the model is built with
     */
    public record Traits(boolean socket, boolean cardReader, boolean pinEntry, PartNumber.Power rating) {}

    /** The charger a part number describes. */
    public static WallboxModel of(PartNumber part, Traits traits) {
        PartNumber.Power power = part.power().orElse(traits.rating());
        boolean reader = part.version().map(PartNumber.Version::rfid).orElse(traits.cardReader());
        Connector outlet = new Connector(
                new ConnectorId(1),
                traits.socket(),
                !traits.socket(),
                power.phases(),
                false,
                MIN_MILLIAMPERE,
                power.maxMilliampere(),
                power.nominalVolt(),
                true,
                true);
        return new WallboxModel(
                new Capabilities(List.of(outlet), reader, traits.pinEntry()),
                new ChargerIdentity(VENDOR, part.chargePointModel(), part.text(), VENDOR_ID, INTERNAL_METER));
    }

    /** How the electronics of this charger are populated. */
    public BoardSetup setup() {
        Connector outlet = capabilities.connectors().get(0);
        return new BoardSetup(
                capabilities.connectors().size(),
                outlet.lock(),
                outlet.tethered(),
                outlet.phases(),
                outlet.maxMilliampere(),
                outlet.nominalVolt(),
                capabilities.cardReader(),
                capabilities.pinEntry());
    }

    /** The outlet with the number that the electronics use. */
    Connector outlet(int socket) {
        return capabilities.connectors().get(socket - 1);
    }
}

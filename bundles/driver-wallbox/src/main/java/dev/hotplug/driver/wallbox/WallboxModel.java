package dev.hotplug.driver.wallbox;

import dev.hotplug.driver.wallbox.PartNumber.Promise;
import dev.hotplug.driver.wallbox.Traits.Part;
import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.Protection;
import dev.hotplug.hardware.Protection.ResidualCurrent;
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
     * The charger a part number describes.
     *
     * @throws IllegalArgumentException when it is another model's
     */
    public static WallboxModel of(PartNumber part, Traits traits) {
        if (!part.group(0).equals(traits.code())) {
            throw new IllegalArgumentException("The part number " + part.text() + " is not a " + traits.label() + "'s: those begin with "
                    + traits.code() + ". Start with the model or the part number that belongs to this charger.");
        }
        boolean reader = part.promises(Promise.RFID).orElse(traits.has(Part.CARD_READER));
        return new WallboxModel(
                new Capabilities(
                        List.of(outlet(part.rating().orElse(traits.weakest()), traits)), reader, traits.has(Part.SCREEN),
                        traits.networks(), protection(part, traits)),
                new ChargerIdentity(VENDOR, part.chargePointModel(), part.text(), VENDOR_ID, INTERNAL_METER));
    }

    private static Protection protection(PartNumber part, Traits traits) {
        boolean dc = part.promises(Promise.RESIDUAL_CURRENT_DC).orElse(false);
        ResidualCurrent other = traits.has(Part.CCID) ? ResidualCurrent.CCID_20_MA : ResidualCurrent.UNSTATED;
        return new Protection(
                dc ? ResidualCurrent.DC_6_MA : other,
                part.promises(Promise.EARTH_DETECTION).orElse(false),
                traits.has(Part.EARTHING_CHOICE));
    }

    private static Connector outlet(PartNumber.Rating rating, Traits traits) {
        boolean socket = traits.has(Part.SOCKET);
        return new Connector(
                new ConnectorId(1), socket, !socket, rating.phases(), false, MIN_MILLIAMPERE, rating.maxMilliampere(),
                rating.nominalVolt(), true, true);
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
                capabilities.pinEntry(),
                capabilities.networks(),
                capabilities.protection());
    }

    /** The outlet with the number that the electronics use. */
    Connector outlet(int socket) {
        return capabilities.connectors().get(socket - 1);
    }
}

package dev.hotplug.driver.copper.sb;

import dev.hotplug.driver.wallbox.PartNumber;
import dev.hotplug.driver.wallbox.WallboxModel;

/** What makes a charger a Copper SB: a Type 2 socket with a lock, an RFID reader, no screen, up to three phases of 32 A. Pure. */
final class CopperSbModel {

    /** The model's part number when none is given. */
    static final String PART_NUMBER = "CPB1-S-2-4-8";

    private static final WallboxModel.Traits TRAITS = new WallboxModel.Traits(true, true, false, PartNumber.Power.KW_11);

    private CopperSbModel() {}

    /**
     * The charger of a part number.
     *
     * @throws IllegalArgumentException when it is another model's
     */
    static WallboxModel of(PartNumber part) {
        if (part.model().filter(PartNumber.Model.COPPER_SB::equals).isEmpty()) {
            throw new IllegalArgumentException("The part number " + part.text() + " is not a Copper SB's: those begin with "
                    + PartNumber.Model.COPPER_SB.code() + ". Start with the model or the part number that belongs to this charger.");
        }
        return WallboxModel.of(part, TRAITS);
    }
}

package dev.hotplug.mainboard;

/**
 * What can be wrong with a charger and its surroundings; each model's driver says what it makes of it. Electronics report
 * those that they notice. Frozen and backward meters, a hot outlet, a car that asks for ventilation and a card that is held
 * can be seen in what they deliver, so a driver notices these by itself.
 */
public enum BoardFault {
    GROUND_FAILURE,
    RESIDUAL_CURRENT,
    OVER_CURRENT,
    OVER_VOLTAGE,
    UNDER_VOLTAGE,
    /** Hot: less current than usual. */
    HIGH_TEMPERATURE,
    /** Too hot: no current. */
    OVER_TEMPERATURE,
    WELDED_CONTACT,
    CONNECTOR_LOCK,
    /** The meter does not answer, or says itself that it is broken. */
    METER,
    /** Current flows and the register stands still. */
    METER_FROZEN,
    /** The register fell. */
    METER_BACKWARDS,
    /** The reader does not answer. */
    READER,
    /** A card is left at the reader. */
    CARD_HELD,
    /** Several cards at the reader at once: none of them is read. */
    CARD_COLLISION,
    /** Short circuit of the pilot line, or a voltage that means nothing. */
    PILOT,
    /** The pilot line's lower half wave is not held at -12 V: no diode, so perhaps no car. */
    DIODE_MISSING,
    /** The car charges only with ventilation. */
    VENTILATION,
    EMERGENCY_STOP,
    /** The electronics do not answer. */
    MAINBOARD_LOST
}

package dev.hotplug.mainboard;

/** What can be wrong with the electronics; each model's driver says what it makes of it. */
public enum BoardFault {
    GROUND_FAILURE,
    RESIDUAL_CURRENT,
    OVER_CURRENT,
    OVER_VOLTAGE,
    UNDER_VOLTAGE,
    OVER_TEMPERATURE,
    WELDED_CONTACT,
    CONNECTOR_LOCK,
    METER,
    READER,
    PILOT,
    EMERGENCY_STOP,
    MAINBOARD_LOST
}

package dev.hotplug.tck;

/**
 * What is really so at the stand-in hardware, whatever a driver says.
 *
 * @param contactorClosed    current can flow
 * @param offeredMilliampere what the pilot offers the car now, per phase, 0 for nothing
 * @param locked             the plug is held
 * @param registerWattHour   what the meter has really counted
 */
public record Truth(boolean contactorClosed, int offeredMilliampere, boolean locked, double registerWattHour) {}

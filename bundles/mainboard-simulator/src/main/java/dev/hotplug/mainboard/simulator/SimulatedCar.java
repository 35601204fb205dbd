package dev.hotplug.mainboard.simulator;

/**
 * The car and cable that come when nobody has said otherwise.
 *
 * @param maxMilliampere   what the car can take per phase
 * @param phases           1 to 3
 * @param cableMilliampere rating of the cable by its proximity resistor
 */
record SimulatedCar(int maxMilliampere, int phases, int cableMilliampere) {

    static final SimulatedCar USUAL = new SimulatedCar(32_000, 3, 32_000);
}

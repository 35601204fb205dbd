package dev.hotplug.mainboard;

/**
 * How the electronics are populated for a model.
 *
 * @param sockets          number of sockets or cables, from 1
 * @param lock             a motor holds the plug
 * @param tethered         fixed cable: no proximity resistor
 * @param phases           1 or 3
 * @param maxMilliampere   rating per phase
 * @param nominalVolt      per phase
 * @param cardReader       an RFID reader is there
 * @param pinEntry         a screen on which a PIN can be typed is there
 */
public record BoardSetup(
        int sockets,
        boolean lock,
        boolean tethered,
        int phases,
        int maxMilliampere,
        int nominalVolt,
        boolean cardReader,
        boolean pinEntry) {}

package dev.hotplug.mainboard;

import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.hardware.Protection;
import java.util.Set;

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
 * @param networks         interfaces that are there; empty when that is not said
 * @param protection       what the electronics notice
 */
public record BoardSetup(
        int sockets,
        boolean lock,
        boolean tethered,
        int phases,
        int maxMilliampere,
        int nominalVolt,
        boolean cardReader,
        boolean pinEntry,
        Set<NetworkStatus.Kind> networks,
        Protection protection) {

    /** Electronics of which nothing is said about networks and protection. */
    public BoardSetup(
            int sockets, boolean lock, boolean tethered, int phases, int maxMilliampere, int nominalVolt, boolean cardReader,
            boolean pinEntry) {
        this(sockets, lock, tethered, phases, maxMilliampere, nominalVolt, cardReader, pinEntry, Set.of(), Protection.UNSTATED);
    }

    public BoardSetup {
        networks = Set.copyOf(networks);
    }
}

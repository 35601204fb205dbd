package dev.hotplug.driver.wallbox;

import dev.hotplug.mainboard.BoardFault;
import java.util.Set;

/**
 * What a driver knows of a socket that its electronics do not tell the next version.
 *
 * @param highestWattHour the highest register that was seen since the plug came in
 * @param faults          what was noticed and stays
 */
record SocketMemory(double highestWattHour, Set<BoardFault> faults) {

    SocketMemory {
        faults = Set.copyOf(faults);
    }
}

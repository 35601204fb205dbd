package dev.hotplug.mainboard;

/**
 * What a driver wants of one socket, whole.
 *
 * @param offerMilliampere current the pilot offers per phase; 0: steady voltage, nothing offered
 * @param closeContactor   close the contactor when the car is in state C and something is offered
 * @param phases           1 or 3
 * @param lock             hold the plug
 * @param available        false: the pilot shows state F
 */
public record BoardOrder(int offerMilliampere, boolean closeContactor, int phases, boolean lock, boolean available) {

    /** Nothing offered, contactor open, plug free. */
    public static final BoardOrder SAFE = new BoardOrder(0, false, 3, false, true);
}

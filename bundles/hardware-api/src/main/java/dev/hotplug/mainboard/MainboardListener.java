package dev.hotplug.mainboard;

import org.osgi.annotation.versioning.ConsumerType;

/** What the electronics tell a driver. Called on the mainboard's thread, one call at a time; must return quickly. */
@ConsumerType
public interface MainboardListener {

    /** The whole state of one socket. */
    void state(int socket, BoardState state);

    /**
     * A card at the reader; again with every reading while it is held there. Of several cards at once none is told, and
     * {@link BoardFault#CARD_COLLISION} is.
     *
     * @param uid bytes in the order the reader delivers them; 4, 7 or 10 of them
     */
    void card(byte[] uid);

    /** Digits typed on the screen. */
    void pin(String digits);

    /** A fault that belongs to no socket (reader, several cards, link to the electronics) came or went. */
    void boardFault(BoardFault fault, boolean present);
}

package dev.hotplug.demo.central.system;

import java.io.IOException;

/** The physical world around connector 1, as a person at the simulator's interface can change it. */
interface World {

    /** What there is to see of connector 1, and whether the charger has a card reader. */
    record Seen(boolean plugged, double meterWattHour, boolean cardReader) {}

    /** The simulator does not do it; the message says why, as the end of a sentence. */
    final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    Seen look() throws IOException;

    /** @param uid hex digits in the order in which the reader delivers them */
    void card(String uid) throws IOException;

    void plug() throws IOException;

    void unplug() throws IOException;

    /** The car wants energy (pilot state C). */
    void wantEnergy() throws IOException;

    /** Electricity flows that many times faster. */
    void speed(int times) throws IOException;
}

package dev.hotplug.station.reservation;

/** What reservations say of a tag on a connector. */
public enum Access {
    /** It is kept for this tag or its group. */
    MEANT,
    /** Nothing is kept that a start here would take away. */
    OPEN,
    /** It is kept for a group, and whether the tag belongs to it is not known. */
    GROUP,
    /** It is kept for somebody else. */
    KEPT;

    /** A transaction may start. */
    public boolean granted() {
        return this == MEANT || this == OPEN;
    }
}

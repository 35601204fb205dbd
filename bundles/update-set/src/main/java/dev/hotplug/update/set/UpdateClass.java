package dev.hotplug.update.set;

/**
 * How much a station is disturbed, the least first. A station computes the class of an update from its wiring; what a set demands
 * can only raise it.
 */
public enum UpdateClass {
    /** Page, feature profile, library: replaced in place, nobody notices. */
    H0,
    /** A driver with hand-over: replaced in place, charging goes on. */
    H1,
    /** Transport or dispatch: replaced in place, the socket closes and opens again. */
    L,
    /** Another driver: replaced in place, its connectors idle. */
    H2,
    /** The keel: trial generation and restart of the process, all connectors idle. */
    R
}

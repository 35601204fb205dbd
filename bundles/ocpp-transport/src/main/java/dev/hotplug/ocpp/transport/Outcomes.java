package dev.hotplug.ocpp.transport;

/** Hears what becomes of attempts; on the transport's thread. */
interface Outcomes {

    void connected(Plan.Connect to, boolean otherKey);

    void failed(Plan.Connect to, Explanation why);
}

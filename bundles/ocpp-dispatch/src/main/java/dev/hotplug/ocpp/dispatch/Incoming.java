package dev.hotplug.ocpp.dispatch;

/**
 * A call of the central system that is to be answered.
 *
 * @param session over which it came
 * @param size    characters of its frame
 */
record Incoming(Session session, Frame.Call call, int size) {}

package dev.hotplug.ocpp.dispatch;

/**
 * A call of the central system that is to be answered.
 *
 * @param session over which it came
 * @param size    characters of its frame
 */
record Incoming(Session session, Frame.Call call, int size) {

    /** The same once its payload was read: a long one is not held until the answer. */
    Incoming read() {
        return new Incoming(session, new Frame.Call(call.id(), call.action(), Json.Null.NULL), size);
    }
}

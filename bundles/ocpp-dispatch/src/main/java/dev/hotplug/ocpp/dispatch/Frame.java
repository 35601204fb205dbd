package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;

/** A text frame, understood (OCPP-J section 4.2). */
sealed interface Frame {

    /** CALL; whether the payload fits the action is not known yet. */
    record Call(String id, String action, Json payload) implements Frame {}

    /** A CALL that cannot be dealt with, whose id can be read, so that it can be answered. */
    record BadCall(String id, CallError error) implements Frame {}

    /** CALLRESULT. */
    record Result(String id, Json payload) implements Frame {}

    /** CALLERROR; also a CALLRESULT that is no such thing, whose id can be read. */
    record Error(String id, CallError error) implements Frame {}

    /** Nothing that anybody waits for. */
    record Ignored(String why) implements Frame {}
}

package dev.hotplug.ocpp.dispatch;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the dispatcher; a number below 1 counts as 1. A change is effective at once. */
@ObjectClassDefinition(name = "OCPP dispatch", description = "How calls wait, and what is read.")
@interface DispatchConfig {

    @AttributeDefinition(name = "Park time", description = "How long a call waits for a profile that is being replaced, s")
    int parkSeconds() default 10;

    @AttributeDefinition(name = "Parked calls", description = "How many calls wait at most")
    int parkCalls() default 64;

    @AttributeDefinition(name = "Parked characters", description = "How long the frames of the waiting calls are at most, together")
    int parkCharacters() default 1_048_576;

    @AttributeDefinition(name = "Answer time", description = "How long a handler may take until InternalError is answered for it, s")
    int answerSeconds() default 30;

    @AttributeDefinition(name = "Frames kept", description = "How many of the last frames are kept for diagnostics; 0 keeps none")
    int traceFrames() default 500;

    @AttributeDefinition(name = "Waiting calls", description = "How many calls to the central system may wait behind the one in flight")
    int waitingCalls() default 1_000;

    @AttributeDefinition(name = "Levels of a frame", description = "Objects and lists within each other in a frame, 7 to 200")
    int frameLevels() default 32;

    @AttributeDefinition(name = "Values of a frame", description = "Values in a frame at most")
    int frameValues() default 250_000;
}

package dev.hotplug.ocpp.dispatch;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the dispatcher; a number below 1 counts as 1. A change is effective at once. */
@ObjectClassDefinition(name = "OCPP dispatch", description = "How calls of the central system wait.")
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
}

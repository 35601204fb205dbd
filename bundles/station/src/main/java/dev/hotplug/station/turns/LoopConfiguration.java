package dev.hotplug.station.turns;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the station loop, PID {@code dev.hotplug.station.loop}. */
@ObjectClassDefinition(name = "Hotplug station loop")
public @interface LoopConfiguration {

    @AttributeDefinition(description = "Turns from the network that may wait at the same time; from 1.")
    int networkTurns() default 256;
}

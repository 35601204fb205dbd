package dev.hotplug.station.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the station, PID {@code dev.hotplug.station}. */
@ObjectClassDefinition(name = "Hotplug station")
public @interface StationConfiguration {

    @AttributeDefinition(description = "How old the stored register of a running transaction may become, ms; 1000 to 600000.")
    long checkpointMillis() default 2_000;

    @AttributeDefinition(description = "Most entries of the authorization cache; 1 to 100000.")
    int authorizationCacheSize() default 1_000;
}

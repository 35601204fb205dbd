package dev.hotplug.security.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the security store, PID {@value #PID}. A change is for the next start. */
@ObjectClassDefinition(name = "Security store", description = "Security log, and the keys that are made")
public @interface SecurityStoreConfiguration {

    String PID = "dev.hotplug.security.store";

    @AttributeDefinition(description = "Events that the security log keeps; the oldest go first", min = "100")
    int logEntries() default 2000;

    @AttributeDefinition(
            description = "Critical events that wait for the central system at most; beyond it the oldest are only in the log",
            min = "100")
    int queueEntries() default 1000;

    @AttributeDefinition(description = "Events of one type within a minute that are recorded one by one; more are counted", min = "1")
    int eventsPerMinute() default 10;

    @AttributeDefinition(description = "A change of the clock by less than this is no SettingSystemTime event [s]", min = "1")
    int clockStepSeconds() default 10;

    @AttributeDefinition(description = "Less free storage than this is a MemoryExhaustion event [MiB]", min = "1")
    int freeStorageMebibytes() default 32;

    @AttributeDefinition(description = "What key is made for a certificate request: EC (P-256) or RSA (3072 bits)")
    String keyKind() default "EC";
}

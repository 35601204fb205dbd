package dev.hotplug.station.connection;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of changes of the connection, PID {@code dev.hotplug.connection}. */
@ObjectClassDefinition(name = "Changes of the connection to the central system")
public @interface TrialConfiguration {

    @AttributeDefinition(description = "How long new settings are tried before the old ones are used again [s]", min = "5")
    int trialSeconds() default 120;

    @AttributeDefinition(description = "Failed attempts after which a trial is given up before its time", min = "1")
    int trialAttempts() default 5;

    @AttributeDefinition(description = "How long a connection with a new key or profile has to last to count as working [s]", min = "0")
    int steadySeconds() default 3;

    @AttributeDefinition(description = "How long a new key or profile waits before it is tried: the answer goes out first [s]", min = "1")
    int settleSeconds() default 1;

    @AttributeDefinition(description = "The same for a new address; more settings may be added to it meanwhile [s]", min = "1")
    int moveAfterSeconds() default 10;

    @AttributeDefinition(description = "How long, while no car charges, messages may still go to the old address before it is left [s]", min = "0")
    int deliverSeconds() default 300;

    @AttributeDefinition(description = "So many starts of the process may fall into one trial; after more it is given up", min = "1")
    int trialStarts() default 3;
}

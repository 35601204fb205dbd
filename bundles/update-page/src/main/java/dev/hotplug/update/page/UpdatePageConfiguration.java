package dev.hotplug.update.page;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the section about the software, PID {@value #PID}. */
@ObjectClassDefinition(name = "Software section of the page", description = "What a technician may upload")
public @interface UpdatePageConfiguration {

    String PID = "dev.hotplug.update.page";

    /** A set that the format permits is never longer. */
    int LARGEST = 512;

    @AttributeDefinition(description = "Most MiB of a file that is uploaded", min = "1", max = "512")
    int uploadMebibytes() default 64;
}

package dev.hotplug.diagnostics.archive;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the archive. A change is effective for the next one. */
@ObjectClassDefinition(name = "Diagnostics", description = "The archive that GetDiagnostics uploads.")
@interface DiagnosticsConfig {

    @AttributeDefinition(name = "Size", description = "Largest archive, KiB; less than 64 counts as 64")
    int archiveKilobytes() default 8_192;

    @AttributeDefinition(name = "Time", description = "How long writing it may take, s; what is missing then is left out")
    int archiveSeconds() default 20;
}

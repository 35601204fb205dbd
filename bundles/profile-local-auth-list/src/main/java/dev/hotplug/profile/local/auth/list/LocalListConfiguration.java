package dev.hotplug.profile.local.auth.list;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the local authorization list, PID {@value #PID}: what its read-only keys say, and do. */
@ObjectClassDefinition(name = "Local authorization list", description = "How long lists may be")
public @interface LocalListConfiguration {

    String PID = "dev.hotplug.profile.local.auth.list";

    @AttributeDefinition(description = "LocalAuthListMaxLength: entries that the list can have", min = "1", max = "500000")
    int maxLength() default LocalListKeys.MAX_LENGTH;

    @AttributeDefinition(description = "SendLocalListMaxLength: entries that one SendLocalList can have", min = "1", max = "500000")
    int sendMaxLength() default LocalListKeys.SEND_MAX_LENGTH;
}

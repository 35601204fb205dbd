package dev.hotplug.profile.security;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the Security profile, PID {@value #PID}: what its read-only keys say, and do. */
@ObjectClassDefinition(name = "Security profile", description = "Limits and rules for certificates")
public @interface SecurityProfileConfiguration {

    String PID = "dev.hotplug.profile.security";

    @AttributeDefinition(description = "CertificateStoreMaxLength: root certificates of both uses that can be installed", min = "1")
    int certificateStoreMaxLength() default 20;

    @AttributeDefinition(
            description = "CertificateSignedMaxChainSize: characters of the chain that CertificateSigned may bring",
            min = "1000",
            max = "10000")
    int certificateSignedMaxChainSize() default 10_000;

    @AttributeDefinition(description = "AdditionalRootCertificateCheck: a new root for the central system must be signed by the"
            + " one it takes the place of")
    boolean additionalRootCertificateCheck() default false;

    @AttributeDefinition(description = "A certificate of this charge point is renewed so many days before it expires", min = "1")
    int renewalDays() default 30;

    @AttributeDefinition(description = "The revocation lists that the central system's certificates name are fetched once a day")
    boolean revocationLists() default true;
}

package dev.hotplug.profile.security;

import dev.hotplug.ocpp16.security.CertificateSigned;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The configuration keys of the profile (security white paper, section 4) and what else it can be told. */
@Component(
        service = {SettingsOwner.class, SecurityKeys.class},
        configurationPid = SecurityProfileConfiguration.PID)
@Designate(ocd = SecurityProfileConfiguration.class)
public final class SecurityKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "CertificateSigned,DeleteCertificate,ExtendedTriggerMessage,"
            + "GetInstalledCertificateIds,GetLog,InstallCertificate";

    private static final int MAX_NAME = 64;

    final Setting cpoName = Setting.text(
            "CpoName", "", MAX_NAME, "Name of the operator; it is the organisation (O) in certificate requests.");
    final Setting waitMinimum = Setting.integer(
            "CertSigningWaitMinimum", 3600, 60, 604_800,
            "Seconds to wait for the certificate after the central system accepted a request, before the next request; doubled"
                    + " with each.");
    final Setting repeatTimes = Setting.integer(
            "CertSigningRepeatTimes", 3, 0, 10,
            "How often a request is repeated when no certificate comes; after that the next one is a day later.");

    private final Settings settings;
    private final SecurityEvents events;
    private volatile Limits limits;
    private final List<Setting> all;

    /** What the configuration says. */
    private record Limits(int storeLength, int chainSize, boolean additionalCheck, int renewalDays, boolean lists) {

        static Limits from(SecurityProfileConfiguration configuration) {
            return new Limits(
                    Math.max(1, configuration.certificateStoreMaxLength()),
                    Math.min(CertificateSigned.MAX_CHAIN, Math.max(1000, configuration.certificateSignedMaxChainSize())),
                    configuration.additionalRootCertificateCheck(),
                    Math.max(1, configuration.renewalDays()),
                    configuration.revocationLists());
        }
    }

    @Activate
    public SecurityKeys(
            SecurityProfileConfiguration configuration, @Reference Settings settings, @Reference SecurityEvents events) {
        this.settings = settings;
        this.events = events;
        this.limits = Limits.from(configuration);
        this.all = List.of(
                cpoName,
                waitMinimum,
                repeatTimes,
                Setting.readOnly(
                        "CertificateStoreMaxLength", () -> Integer.toString(storeLength()),
                        "Root certificates of both uses together that can be installed."),
                Setting.readOnly(
                        "CertificateSignedMaxChainSize", () -> Integer.toString(chainSize()),
                        "Characters of the chain that CertificateSigned may bring."),
                Setting.readOnly(
                        "AdditionalRootCertificateCheck", () -> Boolean.toString(additionalCheck()),
                        "A new root for the central system must be signed by the one it takes the place of."));
    }

    @Modified
    void modified(SecurityProfileConfiguration configuration) {
        limits = Limits.from(configuration);
    }

    @Override
    public List<Setting> settings() {
        return all;
    }

    @Override
    public void changed(String name, String value) {
        if (name.equalsIgnoreCase(cpoName.name())) {
            events.report(SecurityEvent.ReconfigurationOfSecurityParameters, "CpoName was changed to " + value);
        }
    }

    int storeLength() {
        return limits.storeLength();
    }

    int chainSize() {
        return limits.chainSize();
    }

    boolean additionalCheck() {
        return limits.additionalCheck();
    }

    boolean revocationLists() {
        return limits.lists();
    }

    Duration renewalAhead() {
        return Duration.ofDays(limits.renewalDays());
    }

    /** Empty when none is set. */
    String organisation() {
        return settings.text(cpoName).strip();
    }

    Duration signingWait() {
        return Duration.ofSeconds(settings.integer(waitMinimum));
    }

    int signingRepeats() {
        return settings.integer(repeatTimes);
    }
}

package dev.hotplug.profile.firmware.management;

import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.store.Store;
import dev.hotplug.update.set.FileSignature.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The configuration keys of firmware updates. None of them is in the specification: it knows no key for updates. */
@Component(service = {SettingsOwner.class, FirmwareKeys.class})
public final class FirmwareKeys implements SettingsOwner {

    static final String SIGNED_ONLY = "SignedFirmwareOnly";
    static final String SCHEMES = "FirmwareSignatureSchemes";
    static final String RESULT = "FirmwareUpdateResult";

    /** From this security profile on the white paper's messages alone are used for updates. */
    private static final int SECURE = 2;

    private static final int MAX_RESULT = 450;

    private static final Map<String, Set<Scheme>> WAYS = Map.of(
            "PSS", Set.of(Scheme.PSS, Scheme.PSS_MAX_SALT),
            "ECDSA", Set.of(Scheme.ECDSA),
            "PKCS1", Set.of(Scheme.PKCS1));

    private final Settings settings;
    private final SecurityEvents events;
    private final FirmwareLedger ledger;
    private final Setting signedOnly;
    private final Setting schemes;
    private final List<Setting> all;

    @Activate
    public FirmwareKeys(@Reference Settings settings, @Reference SecurityEvents events, @Reference Store store) {
        this.settings = settings;
        this.events = events;
        this.ledger = new FirmwareLedger(store);
        Setting rule = Setting.bool(SIGNED_ONLY, false, "UpdateFirmware is refused: only SignedUpdateFirmware is taken.");
        this.signedOnly = new Setting(
                rule.name(), rule.access(), this::signedByDefault, rule.rebootRequired(), rule.rule(), rule.description());
        this.schemes = Setting.list(
                SCHEMES, "PSS,ECDSA", () -> Set.of("PSS", "ECDSA", "PKCS1"), WAYS.size(),
                "How a file may be signed: RSA-PSS, ECDSA, RSA PKCS#1 v1.5, each with SHA-256.");
        this.all = List.of(
                signedOnly,
                schemes,
                Setting.readOnly(RESULT, this::result, "How the last firmware update that the central system asked for ended, and why."));
    }

    private String signedByDefault() {
        return Boolean.toString(settings.value("SecurityProfile").filter(profile -> Integer.parseInt(profile) >= SECURE).isPresent());
    }

    private String result() {
        String text = ledger.last().map(end -> end.progress() + ": " + end.sentence()).orElse("");
        return text.length() > MAX_RESULT ? text.substring(0, MAX_RESULT) : text;
    }

    @Override
    public List<Setting> settings() {
        return all;
    }

    @Override
    public void changed(String name, String value) {
        if (name.equalsIgnoreCase(SIGNED_ONLY) || name.equalsIgnoreCase(SCHEMES)) {
            events.report(SecurityEvent.ReconfigurationOfSecurityParameters, name + " was changed to " + value);
        }
    }

    /** A plain request is refused. */
    boolean signedOnly() {
        return settings.bool(signedOnly);
    }

    /** Ways to sign that are taken. */
    Set<Scheme> schemes() {
        return Arrays.stream(settings.text(schemes).split(","))
                .filter(WAYS::containsKey)
                .flatMap(each -> WAYS.get(each).stream())
                .collect(Collectors.toSet());
    }
}

package dev.hotplug.profile.reservation;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys of the profile: whether it reserves at all (OCPP 1.6 section 5.13 leaves the name open), and section 9.3. */
@Component(service = SettingsOwner.class, immediate = true)
public final class ReservationKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "CancelReservation,ReserveNow";

    static final Setting ENABLED = Setting.bool(
            "ReservationEnabled", true, "Whether reservations are taken; those in force stay when it becomes false.");

    private final List<Setting> keys;

    @Activate
    public ReservationKeys(@Reference Settings settings) {
        keys = List.of(
                ENABLED,
                Setting.readOnly(
                        "ReserveConnectorZeroSupported",
                        () -> Boolean.toString(settings.bool(ENABLED)),
                        "Whether connector 0 can be reserved: then one connector, whichever, is kept free."));
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }
}

package dev.hotplug.profile.reservation;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The key of the profile (OCPP 1.6 section 9.3). */
@Component(service = SettingsOwner.class, immediate = true)
public final class ReservationKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "CancelReservation,ReserveNow";

    static final Setting CONNECTOR_ZERO = Setting.readOnly(
            "ReserveConnectorZeroSupported",
            () -> "true",
            "Whether connector 0 can be reserved: then one connector, whichever, is kept free.");

    @Override
    public List<Setting> settings() {
        return List.of(CONNECTOR_ZERO);
    }
}

package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys of the profile (OCPP 1.6 section 9.4): limits that {@link ProfileRules} keeps, and what the model can. */
@Component(service = SettingsOwner.class, immediate = true)
public final class SmartChargingKeys implements SettingsOwner {

    /** The actions of the profile, as the manifest declares them. */
    static final String ANSWERED = "ClearChargingProfile,GetCompositeSchedule,SetChargingProfile";

    static final int MAX_STACK_LEVEL = 30;

    static final int MAX_PERIODS = 500;

    static final int MAX_INSTALLED = 100;

    private final List<Setting> settings;

    @Activate
    public SmartChargingKeys(@Reference Station station) {
        settings = List.of(
                number("ChargeProfileMaxStackLevel", MAX_STACK_LEVEL, "The highest stackLevel of a charging profile."),
                Setting.readOnly(
                        "ChargingScheduleAllowedChargingRateUnit", () -> "Current,Power",
                        "Units of a charging schedule: A per phase, W in total."),
                number("ChargingScheduleMaxPeriods", MAX_PERIODS, "Most periods of a charging schedule."),
                Setting.readOnly(
                        "ConnectorSwitch3to1PhaseSupported", () -> Boolean.toString(switching(station)),
                        "Whether a connector can change from three phases to one while it charges."),
                number("MaxChargingProfilesInstalled", MAX_INSTALLED, "Most charging profiles at a time."));
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    private static boolean switching(Station station) {
        return station.snapshot().capabilities().stream()
                .flatMap(c -> c.connectors().stream())
                .anyMatch(Capabilities.Connector::phaseSwitching);
    }

    private static Setting number(String name, int value, String description) {
        return Setting.readOnly(name, () -> Integer.toString(value), description);
    }
}

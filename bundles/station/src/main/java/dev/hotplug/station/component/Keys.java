package dev.hotplug.station.component;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;

/** A part of the station's keys as the settings see it. */
final class Keys implements SettingsOwner {

    private final List<Setting> settings;
    private final StationRooms rooms;

    Keys(List<Setting> settings, StationRooms rooms) {
        this.settings = List.copyOf(settings);
        this.rooms = rooms;
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public void changed(String name, String value) {
        rooms.settingChanged();
    }
}

package dev.hotplug.station.component;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.loop.Loop;
import dev.hotplug.settings.Setting;
import dev.hotplug.station.chargepoint.ChargePoint;
import dev.hotplug.station.chargepoint.Listeners;
import java.util.List;

/** The loaded charge point, for the component that binds what comes and goes. Inside this bundle only. */
interface StationRooms {

    ChargePoint chargePoint();

    Listeners listeners();

    Loop loop();

    /** The model is known: keys that depend on it follow. Any thread. Says which keys only this model decides. */
    List<Setting> model(Capabilities capabilities);

    /** A key of the station has another value. Loop. */
    void settingChanged();
}

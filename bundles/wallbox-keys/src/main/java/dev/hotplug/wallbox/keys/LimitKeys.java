package dev.hotplug.wallbox.keys;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code chargingALimitConn1}, {@code chargingALimitConn2} ...: the most current a car is offered, as a limit of its own beside
 * all others. The value is stored with the keys and obeyed by the station, which keeps it while this bundle is away.
 */
final class LimitKeys implements SettingsOwner {

    static final String SOURCE = "vendor-limit";
    private static final String NAME = "chargingALimitConn";
    private static final int MILLI = 1_000;
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(LimitKeys.class);

    private final Loop loop;
    private final Settings settings;
    private final Station station;
    private final Map<String, Limit> limits = new HashMap<>();
    private final List<Setting> keys;
    private boolean closed;

    /** A key, its connector, and the largest value, which is no limit. */
    private record Limit(Setting setting, ConnectorId connector, int most) {}

    LimitKeys(Loop loop, Settings settings, Station station, Capabilities model) {
        this.loop = loop;
        this.settings = settings;
        this.station = station;
        this.keys = model.connectors().stream().map(this::key).toList();
    }

    private Setting key(Capabilities.Connector connector) {
        int least = (connector.minMilliampere() + MILLI - 1) / MILLI;
        int most = connector.maxMilliampere() / MILLI;
        Setting setting = new Setting(
                NAME + connector.id().value(), Access.READ_WRITE, () -> Integer.toString(most), false,
                text -> judge(text, least, most),
                "Most current a car on connector " + connector.id().value() + " is offered, A: " + least + " to " + most
                        + ", or 0 to pause.");
        limits.put(Setting.key(setting.name()), new Limit(setting, connector.id(), most));
        return setting;
    }

    private static Verdict judge(String text, int least, int most) {
        String digits = text.strip();
        boolean number = digits.matches("[0-9]{1,4}");
        int amps = number ? Integer.parseInt(digits) : -1;
        return amps == 0 || amps >= least && amps <= most
                ? Verdict.of(Integer.toString(amps))
                : Verdict.refused("must be a whole number from " + least + " to " + most + ", or 0 to pause");
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }

    @Override
    public void changed(String name, String value) {
        obey(limits.get(Setting.key(name)));
    }

    /** What is set already holds from the start. Loop. */
    void obeyAll() {
        limits.values().forEach(this::obey);
    }

    /** Loop. */
    void close() {
        closed = true;
    }

    private void obey(Limit limit) {
        if (closed) {
            return;
        }
        int amps = settings.integer(limit.setting());
        LimitPlan plan = amps >= limit.most() ? LimitPlan.NONE : LimitPlan.of(amps * MILLI);
        station.limit(SOURCE, limit.connector(), plan).thenAccept(status -> {
            if (status == CommandStatus.Rejected) {
                LOG.debug("{} cannot be obeyed yet.", limit.setting().name());
                loop.after(AGAIN, () -> obey(limit));
            }
        });
    }
}

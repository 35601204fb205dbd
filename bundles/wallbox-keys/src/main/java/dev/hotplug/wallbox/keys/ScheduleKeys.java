package dev.hotplug.wallbox.keys;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ChargingSchedules}: when cars may charge, as a limit of its own beside all others, on each connector. The station is
 * left a plan for {@value WeekSchedule#AHEAD} days and obeys it also while this bundle is away; it is made anew each day, and
 * when the clock has been set. Loop.
 */
final class ScheduleKeys implements SettingsOwner {

    static final String SOURCE = "schedule";
    private static final int MILLI = 1_000;
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleKeys.class);

    private final Loop loop;
    private final StationTime time;
    private final Settings settings;
    private final Station station;
    private final List<ConnectorId> connectors;
    private final int least;
    private final int most;
    private final Setting schedules;
    private final Setting timeZone;
    private Instant made = Instant.MIN;
    private boolean closed;

    ScheduleKeys(Loop loop, StationTime time, Settings settings, Station station, Capabilities model) {
        this.loop = loop;
        this.time = time;
        this.settings = settings;
        this.station = station;
        this.connectors = model.connectors().stream().map(Connector::id).toList();
        this.least = (model.connectors().stream().mapToInt(Connector::minMilliampere).min().orElse(0) + MILLI - 1) / MILLI;
        this.most = model.connectors().stream().mapToInt(Connector::maxMilliampere).max().orElse(0) / MILLI;
        this.schedules = new Setting(
                "ChargingSchedules", Access.READ_WRITE, () -> "", false, this::judge,
                "When cars may charge, like \"Mon-Fri 22:00-06:00 16A; Sat,Sun 00:00-24:00\"; empty: always.");
        this.timeZone = new Setting(
                "TimeZone", Access.READ_WRITE, () -> "UTC", false, ScheduleKeys::zone,
                "Time zone of the charging schedules, like Europe/Berlin.");
    }

    private Verdict judge(String text) {
        try {
            String normal = ScheduleText.write(ScheduleText.read(text, least, most));
            return normal.length() <= Setting.MAX_VALUE_LENGTH
                    ? Verdict.of(normal)
                    : Verdict.refused("has more than " + Setting.MAX_VALUE_LENGTH + " characters");
        } catch (ScheduleText.Malformed e) {
            return Verdict.refused(e.getMessage());
        }
    }

    private static Verdict zone(String text) {
        try {
            return Verdict.of(ZoneId.of(text.strip()).getId());
        } catch (DateTimeException e) {
            return Verdict.refused("must be a time zone like Europe/Berlin or UTC");
        }
    }

    @Override
    public List<Setting> settings() {
        return List.of(schedules, timeZone);
    }

    @Override
    public void changed(String name, String value) {
        obey();
    }

    /** What is set already holds from the start, and is looked after from then on. */
    void start() {
        obey();
        loop.after(LOOK, this::look);
    }

    void close() {
        closed = true;
    }

    private void look() {
        if (!closed) {
            Instant now = time.now();
            if (now.isBefore(made) || now.isAfter(made.plus(FRESH))) {
                obey();
            }
            loop.after(LOOK, this::look);
        }
    }

    private void obey() {
        if (closed) {
            return;
        }
        made = time.now();
        LimitPlan plan = plan();
        connectors.forEach(connector -> leave(connector, plan));
    }

    private LimitPlan plan() {
        try {
            return ScheduleText.read(settings.text(schedules), least, most).plan(made, ZoneId.of(settings.text(timeZone)));
        } catch (ScheduleText.Malformed e) {
            LOG.error("The stored schedule cannot be read, so there is none: it {}.", e.getMessage());
            return LimitPlan.NONE;
        }
    }

    private void leave(ConnectorId connector, LimitPlan plan) {
        Instant meant = made;
        station.limit(SOURCE, connector, plan).thenAccept(status -> {
            if (status == CommandStatus.Rejected && meant.equals(made) && !closed) {
                LOG.debug("The schedule cannot be left yet.");
                loop.after(AGAIN, () -> leaveStill(connector, plan, meant));
            }
        });
    }

    private void leaveStill(ConnectorId connector, LimitPlan plan, Instant meant) {
        if (!closed && meant.equals(made)) {
            leave(connector, plan);
        }
    }
}

package dev.hotplug.wallbox.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Shows("ChargingSchedules")
class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String NIGHTS = "Mon-Fri 22:00-06:00 16A; Sat,Sun 00:00-24:00";

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final MemorySettings settings = new MemorySettings();
    private final List<LimitPlan> left = new ArrayList<>();
    private CommandStatus answer = CommandStatus.Accepted;
    private final ScheduleKeys keys = new ScheduleKeys(loop, time, settings, station(), new Capabilities(
            List.of(new Capabilities.Connector(new ConnectorId(1), true, false, 3, false, 6_000, 32_000, 230, true, true)), true, false));

    ScheduleTest() {
        settings.add(keys);
    }

    private Station station() {
        return (Station) Proxy.newProxyInstance(Station.class.getClassLoader(), new Class<?>[] {Station.class}, (p, m, a) -> {
            assertEquals(List.of("schedule", new ConnectorId(1)), List.of(a[0], a[1]));
            left.add((LimitPlan) a[2]);
            return CompletableFuture.completedFuture(answer);
        });
    }

    private static WeekSchedule read(String text) throws ScheduleText.Malformed {
        return ScheduleText.read(text, 6, 32);
    }

    /** What a schedule allows at a moment in Berlin, reckoned at the beginning of that day: mA, or -1 for no limit. */
    private static int at(String schedule, String local) throws ScheduleText.Malformed {
        Instant moment = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        LimitPlan plan = read(schedule).plan(moment.minus(Duration.ofHours(1)), BERLIN);
        return plan.at(moment).orElseThrow().milliampere().orElse(-1);
    }

    /** 2026-03-02 is a Monday; the clocks of Berlin go forward on Sunday the 29th at two. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T21:59, 0",
        "2026-03-02T22:00, 16000",
        "2026-03-03T05:59, 16000",
        "2026-03-03T06:00, 0",
        "2026-03-07T05:59, -1",
        "2026-03-08T23:59, -1",
        "2026-03-09T00:00, 0",
        "2026-03-29T03:30, -1",
        "2026-03-30T22:00, 16000"
    })
    void theWeekIsFollowedByTheClockOfTheZone(String local, int milliampere) throws ScheduleText.Malformed {
        assertEquals(milliampere, at(NIGHTS, local));
    }

    @Test
    void whereWindowsOverlapTheMostCounts() throws ScheduleText.Malformed {
        assertEquals(20_000, at("daily 10:00-12:00 20A; daily 11:00-13:00 8A", "2026-03-02T11:30"));
        assertEquals(8_000, at("daily 10:00-12:00 20A; daily 11:00-13:00 8A", "2026-03-02T12:30"));
    }

    @Test
    void withoutWindowsThereIsNoLimit() throws ScheduleText.Malformed {
        assertEquals(LimitPlan.NONE, read(" ; ").plan(Instant.EPOCH, BERLIN));
    }

    @Test
    void aPlanReachesTwoWeeksAhead() throws ScheduleText.Malformed {
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        List<LimitPlan.Step> steps = read("daily 10:00-12:00").plan(now, BERLIN).steps();
        assertTrue(steps.get(steps.size() - 1).from().isAfter(now.plus(Duration.ofDays(13))), steps::toString);
        assertEquals(0, steps.get(steps.size() - 1).milliampere().orElse(-1), "its end is a pause, never no limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mon-fri 22:00-6:00 16a ; sat,SUN 0:00 - 24:00 | Mon,Tue,Wed,Thu,Fri 22:00-06:00 16A; Sat,Sun 00:00-24:00",
        "Sat-Mon 1:00-2:00                             | Mon,Sat,Sun 01:00-02:00",
        "daily 07:30-09:00 8 A                         | daily 07:30-09:00 8A"
    })
    void oneWayToWriteIsKept(String text, String normal) throws ScheduleText.Malformed {
        assertEquals(normal, ScheduleText.write(read(text)));
        assertEquals(read(text), read(normal));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "always", "Mon", "Mon 22:00", "Mon 25:00-26:00", "Mon 10:60-11:00", "Mon 10:00-10:00", "Mon 24:00-10:00", "Mun 10:00-11:00",
        "Mon-Wed-Fri 10:00-11:00", "Mon 10:00-11:00 5A", "Mon 10:00-11:00 33A", "Mon 10:00-11:00 16A 3", ", 10:00-11:00",
        "- 10:00-11:00", "Mon 10:00-11:00; Tue"
    })
    void badInput_isRefusedWithASentence(String text) {
        assertTrue(assertThrows(ScheduleText.Malformed.class, () -> read(text)).getMessage().startsWith("has "));
        assertEquals(Status.Rejected, change("ChargingSchedules", text));
        assertEquals(List.of(), left);
    }

    @Test
    void badInput_moreWindowsThanCanBe() {
        assertThrows(ScheduleText.Malformed.class, () -> read("Mon 10:00-11:00;".repeat(17)));
    }

    private Status change(String key, String value) {
        return settings.change(key, value).toCompletableFuture().join().status();
    }

    @Test
    void aChangeIsObeyedAtOnceAndAnEmptyOneTakesItAway() {
        assertEquals(Status.Accepted, change("ChargingSchedules", NIGHTS));
        assertTrue(left.get(0).steps().size() > 20);
        change("ChargingSchedules", "");
        assertEquals(LimitPlan.NONE, left.get(1));
    }

    @Test
    void theZoneCounts() {
        change("ChargingSchedules", "daily 10:00-12:00");
        change("TimeZone", "Asia/Tokyo");
        Instant first = left.get(0).steps().get(1).from();
        assertEquals(first.minus(Duration.ofHours(9)), left.get(1).steps().get(1).from());
        assertEquals(Status.Rejected, change("TimeZone", "Middle/Earth"));
    }

    @Test
    void itIsLeftAnewEachDayAndWhenTheClockHasBeenSetBack() {
        settings.set("ChargingSchedules", NIGHTS);
        loop.run(keys::start);
        loop.advance(Duration.ofHours(23));
        assertEquals(1, left.size());
        loop.advance(Duration.ofHours(2));
        assertEquals(2, left.size());
        time.correct(time.now().minus(Duration.ofDays(400)));
        loop.advance(Duration.ofMinutes(1));
        assertEquals(3, left.size());
    }

    @Test
    void whatTheStationCannotTakeYetIsOfferedAgainUntilItIsClosed() {
        answer = CommandStatus.Rejected;
        settings.set("ChargingSchedules", NIGHTS);
        loop.run(keys::start);
        loop.advance(Duration.ofSeconds(2));
        assertEquals(3, left.size());
        loop.run(keys::close);
        loop.advance(Duration.ofMinutes(5));
        assertEquals(3, left.size());
        assertEquals(0, loop.pendingTimers());
    }
}

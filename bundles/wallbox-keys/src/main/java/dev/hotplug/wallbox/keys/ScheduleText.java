package dev.hotplug.wallbox.keys;

import dev.hotplug.wallbox.keys.WeekSchedule.Window;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schedules as people write them: {@code Mon-Fri 22:00-06:00 16A; Sat,Sun 00:00-24:00}. Windows are separated by semicolons;
 * days are Mon to Sun, lists and ranges of them, or {@code daily}; the current may be left out. Pure.
 */
final class ScheduleText {

    static final int MOST_WINDOWS = 16;

    private static final Pattern WINDOW = Pattern.compile(
            "([A-Za-z, -]{3,60}?) *(\\d{1,2}):(\\d{2}) *- *(\\d{1,2}):(\\d{2})(?: +(\\d{1,3}) ?[Aa]?)?");
    private static final String DAILY = "daily";
    private static final int NAME = 3;

    private ScheduleText() {}

    /** A text that is no schedule; the message is the end of a sentence that begins with the key's name. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why);
        }
    }

    /**
     * Reads a schedule.
     *
     * @param least the smallest current it may name, A
     * @param most  the largest
     */
    static WeekSchedule read(String text, int least, int most) throws Malformed {
        List<Window> windows = new ArrayList<>();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                windows.add(window(part.strip(), least, most));
            }
        }
        if (windows.size() > MOST_WINDOWS) {
            throw new Malformed("has more than " + MOST_WINDOWS + " windows");
        }
        return new WeekSchedule(windows);
    }

    private static Window window(String text, int least, int most) throws Malformed {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            throw new Malformed("has a window that does not read like \"Mon-Fri 22:00-06:00 16A\"");
        }
        int from = minute(matcher.group(2), matcher.group(3));
        int to = minute(matcher.group(4), matcher.group(5));
        OptionalInt amps = matcher.group(6) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(6)));
        if (from == WeekSchedule.MINUTES_PER_DAY || from == to) {
            throw new Malformed("has a window that begins at 24:00, or ends where it begins");
        }
        if (amps.isPresent() && (amps.getAsInt() < least || amps.getAsInt() > most)) {
            throw new Malformed("has a current that is not from " + least + " to " + most + " A");
        }
        return new Window(days(matcher.group(1).strip()), from, to, amps);
    }

    private static int minute(String hour, String minute) throws Malformed {
        int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        if (Integer.parseInt(minute) > 59 || all > WeekSchedule.MINUTES_PER_DAY) {
            throw new Malformed("has a time that is none: " + hour + ":" + minute);
        }
        return all;
    }

    private static Set<DayOfWeek> days(String text) throws Malformed {
        if (text.equalsIgnoreCase(DAILY)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",")) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw new Malformed("has days that are none: " + text);
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String name) throws Malformed {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        Optional<DayOfWeek> day =
                Arrays.stream(DayOfWeek.values()).filter(d -> d.name().substring(0, NAME).equals(upper)).findFirst();
        return day.orElseThrow(() -> new Malformed("has a day that is none: " + name.strip() + "; they are Mon to Sun, and daily"));
    }

    /** One way to write a schedule, which reads as the same. */
    static String write(WeekSchedule schedule) {
        return String.join("; ", schedule.windows().stream().map(ScheduleText::write).toList());
    }

    private static String write(Window window) {
        String amps = window.amps().isPresent() ? " " + window.amps().getAsInt() + "A" : "";
        return names(window.days()) + " " + time(window.from()) + "-" + time(window.to()) + amps;
    }

    private static String names(Set<DayOfWeek> days) {
        return days.size() == DayOfWeek.values().length
                ? DAILY
                : String.join(",", days.stream().sorted().map(ScheduleText::name).toList());
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, NAME).toLowerCase(Locale.ROOT);
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}

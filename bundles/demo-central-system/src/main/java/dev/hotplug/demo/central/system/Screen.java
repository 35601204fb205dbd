package dev.hotplug.demo.central.system;

import dev.hotplug.loop.StationTime;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The terminal: one line each, with the time of day and who does it. Any thread; a line is never broken by another. */
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final StationTime time;
    private final ZoneId zone;

    Screen(PrintStream out, StationTime time, ZoneId zone) {
        this.out = out;
        this.time = time;
        this.zone = zone;
    }

    void show(Line line) {
        String who = line.who().name().toLowerCase(Locale.ROOT);
        out.println(String.format(Locale.ROOT, "%s  %-8s %s", TIME.format(time.now().atZone(zone)), who, line.text()));
        out.flush();
    }

    /** A frame, on a line of its own as {@code --trace} prints it. */
    void frame(String text) {
        out.println(text);
        out.flush();
    }

    void show(List<Line> lines) {
        lines.forEach(this::show);
    }
}

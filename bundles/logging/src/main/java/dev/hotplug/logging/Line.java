package dev.hotplug.logging;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.event.Level;

/** The form of a record: {@code 2026-01-31T12:00:00.000Z INFO  [thread] logger: message}, a stack trace indented under it. */
final class Line {
    private static final int MAX_MESSAGE = 16 * 1024;
    private static final int MAX_FRAMES = 40;
    private static final int MAX_CAUSES = 5;

    private Line() {}

    static String of(long millis, Level level, String thread, String logger, String message, Throwable problem) {
        StringBuilder line = new StringBuilder(160);
        time(millis, line);
        line.append(' ').append(level == Level.INFO || level == Level.WARN ? level + " " : level.toString());
        line.append(" [").append(thread).append("] ").append(logger).append(": ").append(oneLine(message)).append('\n');
        trace(problem, line);
        return line.toString();
    }

    /** One line, whatever happened. */
    static String forConsole(Level level, String logger, String message, Throwable problem) {
        String because = problem == null ? "" : " (" + oneLine(problem.toString()) + ")";
        return level + " " + logger.substring(logger.lastIndexOf('.') + 1) + ": " + oneLine(message) + because;
    }

    /** A record is one line; what is longer than 16 KiB is cut and says so. */
    private static String oneLine(String message) {
        String text = String.valueOf(message);
        String cut = text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "... (" + text.length() + " characters)";
        return cut.indexOf('\n') < 0 && cut.indexOf('\r') < 0 ? cut : cut.replace("\r", "").replace("\n", "\\n");
    }

    private static void time(long millis, StringBuilder line) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
        line.append(time.getYear());
        two('-', time.getMonthValue(), line);
        two('-', time.getDayOfMonth(), line);
        two('T', time.getHour(), line);
        two(':', time.getMinute(), line);
        two(':', time.getSecond(), line);
        long rest = Math.floorMod(millis, 1000L);
        line.append('.').append(rest < 100 ? "0" : "").append(rest < 10 ? "0" : "").append(rest).append('Z');
    }

    private static void two(char before, int number, StringBuilder line) {
        line.append(before).append(number < 10 ? "0" : "").append(number);
    }

    private static void trace(Throwable problem, StringBuilder line) {
        Throwable each = problem;
        for (int depth = 0; each != null && depth < MAX_CAUSES; depth++) {
            line.append(depth == 0 ? "    " : "    caused by ").append(oneLine(each.toString())).append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                line.append("        at ").append(frames[i]).append('\n');
            }
            each = each.getCause();
        }
    }
}

package dev.hotplug.logging;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Where every record comes together. Usable from the first moment: what is logged before the file is open is kept, up to a bound, and
 * written when it opens. Thread-safe; a record costs its caller one write to the page cache and never a sync.
 */
final class LogCentre implements ILoggerFactory {
    static final LogCentre INSTANCE = new LogCentre(System.err);

    private static final int EARLY_RECORDS = 500;

    private final Map<String, LineLogger> loggers = new ConcurrentHashMap<>();
    private final PrintStream console;
    private final Queue<String> early = new ArrayDeque<>();
    private volatile Levels levels = Levels.DEFAULT;
    private LogFile file;

    LogCentre(PrintStream console) {
        this.console = console;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, each -> new LineLogger(each, this, levels.least(each)));
    }

    /** Puts levels in force for every logger, old and new. */
    void use(Levels wanted) {
        levels = wanted;
        loggers.forEach((name, logger) -> logger.setLeast(wanted.least(name)));
    }

    /** Whether a record of a foreign logging system would be written. */
    boolean writes(Level level, String logger) {
        return level.toInt() >= levels.least(logger);
    }

    void write(Level level, String logger, String message, Throwable problem) {
        String record = Redaction.of(Line.of(System.currentTimeMillis(), level, Thread.currentThread().getName(), logger, message, problem));
        append(record);
        if (level.toInt() >= levels.console() && !ending()) {
            console.println(Redaction.of(Line.forConsole(level, logger, message, problem)));
        }
    }

    /** A process that ends for a reason says that one sentence on the console, not what its end stirs up; the file has it all. */
    private static boolean ending() {
        return System.getProperty("hotplug.exit.reason") != null;
    }

    private synchronized void append(String record) {
        if (file != null) {
            file.append(record);
        } else if (early.size() < EARLY_RECORDS) {
            early.add(record);
        }
    }

    /** From now on records go to this file; an earlier one is closed. */
    synchronized void open(LogFile wanted) {
        close();
        file = wanted;
        early.forEach(file::append);
        early.clear();
    }

    synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}

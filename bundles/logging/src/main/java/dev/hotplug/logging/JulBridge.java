package dev.hotplug.logging;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.event.Level;

/** Takes the records of {@code java.util.logging}, which libraries of the JDK use. */
final class JulBridge extends Handler {
    private final LogCentre centre;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private Handler[] before = {};

    private JulBridge(LogCentre centre) {
        this.centre = centre;
    }

    static JulBridge install(LogCentre centre) {
        JulBridge bridge = new JulBridge(centre);
        Logger root = Logger.getLogger("");
        bridge.before = root.getHandlers();
        for (Handler handler : bridge.before) {
            root.removeHandler(handler);
        }
        root.addHandler(bridge);
        return bridge;
    }

    /** Puts back what was there before. */
    void uninstall() {
        Logger root = Logger.getLogger("");
        root.removeHandler(this);
        for (Handler handler : before) {
            root.addHandler(handler);
        }
    }

    @Override
    public void publish(LogRecord record) {
        String logger = record.getLoggerName() == null ? "java" : record.getLoggerName();
        Level level = level(record.getLevel().intValue());
        if (centre.writes(level, logger)) {
            centre.write(level, logger, formatter.formatMessage(record), record.getThrown());
        }
    }

    private static Level level(int jul) {
        if (jul >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        if (jul >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARN;
        }
        return jul >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // the centre is closed by the bundle
    }
}

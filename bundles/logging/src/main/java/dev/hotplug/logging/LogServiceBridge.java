package dev.hotplug.logging;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.event.Level;

/** Takes what bundles of others say to the OSGi log service, Declarative Services above all. Without that service it does nothing. */
final class LogServiceBridge implements LogListener {
    private final LogCentre centre;
    private ServiceTracker<LogReaderService, LogReaderService> readers;

    private LogServiceBridge(LogCentre centre) {
        this.centre = centre;
    }

    /** Works without the log package too: the bundle's import of it is optional. */
    static LogServiceBridge open(BundleContext context, LogCentre centre) {
        LogServiceBridge bridge = new LogServiceBridge(centre);
        bridge.readers = new ServiceTracker<>(context, "org.osgi.service.log.LogReaderService", null) {
            @Override
            public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
                LogReaderService reader = super.addingService(reference);
                reader.addLogListener(bridge);
                return reader;
            }

            @Override
            public void removedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {
                reader.removeLogListener(bridge);
                super.removedService(reference, reader);
            }
        };
        bridge.readers.open();
        return bridge;
    }

    void close() {
        readers.close();
    }

    @Override
    public void logged(LogEntry entry) {
        Level level = level(entry.getLogLevel());
        String logger = name(entry);
        boolean event = entry.getLoggerName() != null && entry.getLoggerName().startsWith("Events.");
        if (!(event && level.toInt() < Level.WARN.toInt()) && centre.writes(level, logger)) {
            centre.write(level, logger, entry.getMessage(), entry.getException());
        }
    }

    private static String name(LogEntry entry) {
        String bundle = entry.getBundle() == null ? null : entry.getBundle().getSymbolicName();
        return bundle != null ? bundle : String.valueOf(entry.getLoggerName());
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case AUDIT, ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}

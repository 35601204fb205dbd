package dev.hotplug.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The log of the fuzzed product: whatever is caught and logged as an error with its stack trace is a surprise, and so a
 * finding; warnings are counted, because damage has to be spoken of; a record is one of bounded length.
 */
public final class Surprises implements SLF4JServiceProvider {

    private static final int MAX_RECORD = 20_000;
    private static final List<Throwable> ERRORS = new ArrayList<>();
    private static final List<String> TOO_LONG = new ArrayList<>();
    private static int warnings;

    private final IMarkerFactory markers = new BasicMarkerFactory();

    static synchronized void forget() {
        ERRORS.clear();
        TOO_LONG.clear();
        warnings = 0;
    }

    static synchronized void none() {
        if (!ERRORS.isEmpty()) {
            throw new AssertionError("the product was surprised", ERRORS.get(0));
        }
        Promise.that(TOO_LONG.isEmpty(), () -> "a log record is too long: " + TOO_LONG.get(0).substring(0, 200));
    }

    /** Warnings and errors since the input began. */
    public static synchronized int warnings() {
        return warnings;
    }

    private static synchronized void add(Level level, String text, Throwable thrown) {
        warnings += level == Level.WARN || level == Level.ERROR ? 1 : 0;
        if (level == Level.ERROR && thrown != null) {
            ERRORS.add(thrown);
        }
        if (text != null && text.length() > MAX_RECORD) {
            TOO_LONG.add(text);
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Log::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return new NOPMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        forget();
    }

    /** Everything down to debug is formatted, so that what a record says can break as well. */
    private static final class Log extends AbstractLogger {
        private static final long serialVersionUID = 1L;

        Log(String name) {
            this.name = name;
        }

        @Override
        protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
            add(level, MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}

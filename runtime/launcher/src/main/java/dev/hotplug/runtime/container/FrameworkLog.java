package dev.hotplug.runtime.container;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Sends what the framework itself has to say to standard error; its own logger would mix it into standard output. */
final class FrameworkLog extends Logger {

    @Override
    @SuppressWarnings("rawtypes")
    protected void doLog(Bundle bundle, ServiceReference reference, int level, String message, Throwable problem) {
        String from = bundle == null ? "framework" : String.valueOf(bundle.getSymbolicName());
        System.err.println((level == LOG_ERROR ? "ERROR " : "WARN ") + from + ": " + message);
        if (problem != null) {
            System.err.println("  because " + problem);
        }
    }
}

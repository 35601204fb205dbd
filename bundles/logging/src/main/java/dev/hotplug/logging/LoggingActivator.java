package dev.hotplug.logging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;

/** Opens the log with its defaults as the first bundle of all, and takes the configuration when it arrives. */
public final class LoggingActivator implements BundleActivator, ManagedService {
    private static final String PID = "dev.hotplug.logging";
    private static final int KILOBYTES = 1024;
    private static final int FILES = 5;
    private static final int MOST_FILES = 100;

    private Path path;
    private JulBridge jul;
    private LogServiceBridge logService;

    @Override
    public void start(BundleContext context) {
        path = Path.of(context.getProperty("hotplug.data"), "log", "hotplug.log");
        LogCentre.INSTANCE.open(new LogFile(path, KILOBYTES * 1024L, FILES));
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, PID);
        context.registerService(ManagedService.class, this, properties);
        context.registerService(Supplier.class, this::files, new Hashtable<>(Map.of("hotplug.role", "log.files")));
        context.registerService(LongSupplier.class, System::currentTimeMillis, new Hashtable<>(Map.of("hotplug.role", "log.clock")));
        jul = JulBridge.install(LogCentre.INSTANCE);
        logService = LogServiceBridge.open(context, LogCentre.INSTANCE);
    }

    @Override
    public void stop(BundleContext context) {
        logService.close();
        jul.uninstall();
        LogCentre.INSTANCE.close();
    }

    @Override
    public void updated(Dictionary<String, ?> given) throws ConfigurationException {
        Map<String, Object> properties = properties(given);
        try {
            LogCentre.INSTANCE.use(Levels.from(properties));
            long kilobytes = number(properties, "fileKilobytes", KILOBYTES, 1, 1024 * 1024);
            int files = (int) number(properties, "files", FILES, 1, MOST_FILES);
            LogCentre.INSTANCE.open(new LogFile(path, kilobytes * 1024, files));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PID, e.getMessage(), e);
        }
    }

    /** The files of the log that are there, the one being written first; for whoever shows them. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path file = path; Files.exists(file) && files.size() < MOST_FILES; file = numbered(files.size())) {
            files.add(file);
        }
        return files;
    }

    private Path numbered(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    private static Map<String, Object> properties(Dictionary<String, ?> given) {
        Map<String, Object> properties = new HashMap<>();
        if (given != null) {
            Collections.list(given.keys()).forEach(key -> properties.put(key, given.get(key)));
        }
        return properties;
    }

    private static long number(Map<String, Object> properties, String key, long standard, long least, long most) {
        Object value = properties.getOrDefault(key, standard);
        if (value instanceof Number number && number.longValue() >= least && number.longValue() <= most) {
            return number.longValue();
        }
        throw new IllegalArgumentException("The property \"" + key + "\" of " + PID + " must be a number from " + least + " to " + most + ".");
    }
}

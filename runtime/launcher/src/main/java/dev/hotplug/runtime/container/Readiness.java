package dev.hotplug.runtime.container;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;

/** Waits until the services that make a charger are there and its page answers. */
public final class Readiness {
    /** The station, what says that provisioning is done, and the page's server. */
    private static final List<String> SERVICES = List.of(
            "dev.hotplug.station.Station",
            "dev.hotplug.settings.Installation",
            "org.osgi.service.servlet.runtime.HttpServiceRuntime");

    private static final String PAGE = "dev.hotplug.local.page";

    /** What the page registers once it knows who may sign in; see {@code FirstPassword}. */
    public static final String FIRST_PASSWORD = "(hotplug.role=page.first-password)";

    private static final long LOOK_MILLIS = 100;

    /** How a wait ended. */
    public enum Outcome {
        /** The charger works. */
        READY,
        /** Somebody stopped the framework meanwhile. */
        STOPPED,
        /** The time is up. */
        LATE
    }

    private final Container container;
    private final BooleanSupplier pageAnswers;

    /**
     * @param container   started
     * @param pageAnswers whether the page's port accepts connections now
     */
    public Readiness(Container container, BooleanSupplier pageAnswers) {
        this.container = container;
        this.pageAnswers = pageAnswers;
    }

    /** Blocks the caller for at most {@code limit}. */
    public synchronized Outcome await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        BundleContext context = container.context();
        AllServiceListener wake = event -> wake(event);
        context.addServiceListener(wake);
        try {
            while (!container.stopping()) {
                if (SERVICES.stream().allMatch(service -> present(context, service, null)) && pageThere(context)
                        && pageAnswers.getAsBoolean()) {
                    return Outcome.READY;
                }
                if (System.nanoTime() - end > 0) {
                    return Outcome.LATE;
                }
                wait(LOOK_MILLIS);
            }
            return Outcome.STOPPED;
        } catch (IllegalStateException e) {
            return Outcome.STOPPED;
        } finally {
            forget(context, wake);
        }
    }

    private synchronized void wake(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED && names(event).stream().anyMatch(SERVICES::contains)) {
            notifyAll();
        }
    }

    private static List<String> names(ServiceEvent event) {
        return Arrays.asList((String[]) event.getServiceReference().getProperty("objectClass"));
    }

    /** A set without a page is ready without it. */
    private static boolean pageThere(BundleContext context) {
        boolean wanted = Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).anyMatch(PAGE::equals);
        return !wanted || present(context, Supplier.class.getName(), FIRST_PASSWORD);
    }

    private static boolean present(BundleContext context, String service, String filter) {
        try {
            return context.getAllServiceReferences(service, filter) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void forget(BundleContext context, AllServiceListener listener) {
        try {
            context.removeServiceListener(listener);
        } catch (IllegalStateException e) {
            // the framework stopped meanwhile and has forgotten it already
        }
    }
}

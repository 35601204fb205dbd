package dev.hotplug.runtime;

import dev.hotplug.runtime.container.Readiness;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The password with which a technician signs in for the first time, as the page tells it, once, for the line that says "ready". */
final class FirstPassword {

    private FirstPassword() {}

    /** Empty when it has been shown before, has been changed, or there is no page. */
    @SuppressWarnings("rawtypes") // a service has no type parameters
    static Optional<String> toShow(BundleContext context) {
        try {
            Collection<ServiceReference<Supplier>> found = context.getServiceReferences(Supplier.class, Readiness.FIRST_PASSWORD);
            return found.stream().findFirst().map(context::getService).map(Supplier::get).map(String::valueOf).filter(text -> !text.isEmpty());
        } catch (InvalidSyntaxException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}

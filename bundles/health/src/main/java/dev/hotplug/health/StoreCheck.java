package dev.hotplug.health;

import dev.hotplug.store.Store;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The store is there and its thread answers within two seconds. Reads only: asking for health wears out no flash. */
@Component(property = {HealthCheck.NAME + "=store", HealthCheck.TAGS + "=hotplug"})
public final class StoreCheck implements HealthCheck {
    private static final long LIMIT_SECONDS = 2;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Store store;

    @Override
    public Result execute() {
        Store present = store;
        return present == null ? new Result(Result.Status.CRITICAL, "There is no store: nothing can be kept.") : ask(present);
    }

    private static Result ask(Store store) {
        try {
            store.read("health", 0, 1).toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return new Result(Result.Status.OK, "The store answers.");
        } catch (TimeoutException e) {
            return new Result(Result.Status.CRITICAL, "The store does not answer within " + LIMIT_SECONDS + " s.");
        } catch (ExecutionException | RuntimeException e) {
            return new Result(Result.Status.CRITICAL, "The store cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "The check was interrupted.");
        }
    }
}

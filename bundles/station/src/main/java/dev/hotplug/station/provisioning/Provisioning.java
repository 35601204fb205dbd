package dev.hotplug.station.provisioning;

import dev.hotplug.loop.Loop;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.Installation;
import dev.hotplug.station.keys.KeyProvisioning;
import dev.hotplug.station.turns.ProcessExit;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the provisioning file, once, and publishes what is in force: {@link Installation} and {@link InstalledConnection}.
 * When there is nothing to apply it publishes at once; a file is applied when all bundles of the set have been started,
 * because the owners of its keys judge it, on the thread that says so. Until then nothing is published, so that the first
 * connection is already made by the file.
 */
@Component(service = {}, immediate = true)
public final class Provisioning {

    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BundleContext context;
    private final Loop loop;
    private final Store store;
    private final KeyProvisioning keys;
    private final CertificateStore certificates;
    private final ProvisioningFile file;
    private final ProcessExit exit;
    private final Provisioned provisioned;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    /** {@code file} is the flattened provisioning file, empty without one. */
    @Activate
    public Provisioning(
            BundleContext context,
            @Reference Loop loop,
            @Reference Store store,
            @Reference KeyProvisioning keys,
            @Reference CertificateStore certificates,
            @Reference(service = Map.class, target = "(hotplug.role=provisioning)") Map<String, String> file) {
        this(context, loop, store, keys, certificates, file, ProcessExit.of(context));
    }

    Provisioning(
            BundleContext context,
            Loop loop,
            Store store,
            KeyProvisioning keys,
            CertificateStore certificates,
            Map<String, String> file,
            ProcessExit exit) {
        this.context = context;
        this.loop = loop;
        this.store = store;
        this.keys = keys;
        this.certificates = certificates;
        this.file = new ProvisioningFile(file);
        this.exit = exit;
        this.provisioned = new Provisioned(store);
        moveCertificates();
        if (!toApply()) {
            publish();
        }
    }

    @Reference(
            service = Map.class,
            target = "(hotplug.role=set)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void bindSet(Map<String, String> set) {
        if (services.isEmpty()) {
            apply();
        }
    }

    void unbindSet(Map<String, String> set) {
        LOG.debug("The set is no longer complete.");
    }

    @Deactivate
    void deactivate() {
        services.forEach(ServiceRegistration::unregister);
    }

    private boolean toApply() {
        if (file.isEmpty()) {
            return false;
        }
        boolean applied = provisioned.applied();
        if (applied) {
            LOG.info("A provisioning file has been applied to this data folder before; the one given now is not read.");
        }
        return !applied;
    }

    private void apply() {
        Optional<Plan> plan = plan();
        if (plan.isEmpty()) {
            exit.end(ProcessExit.FAILED, "The provisioning file could not be applied: the station loop does not answer.");
        } else if (plan.get() instanceof Plan.Refused refused) {
            exit.refuse(refused.reason());
        } else if (plan.get() instanceof Plan.Apply apply) {
            apply(apply);
        }
    }

    private Optional<Plan> plan() {
        AtomicReference<Plan> plan = new AtomicReference<>();
        onLoop(() -> plan.set(Plan.of(file, keys)));
        return Optional.ofNullable(plan.get());
    }

    private void apply(Plan.Apply plan) {
        plan.remarks().forEach(LOG::warn);
        Optional<String> failure;
        try {
            failure = store(plan);
        } catch (IllegalArgumentException e) {
            exit.refuse("The provisioning field " + e.getMessage() + ".");
            return;
        }
        if (failure.isPresent()) {
            exit.end(
                    ProcessExit.FAILED,
                    "The provisioning file could not be stored, it is tried again at the next start: " + failure.get());
            return;
        }
        LOG.info("The provisioning file has been applied.");
        onLoop(() -> keys.adopt(plan.values()));
        publish();
    }

    /** The certificates first: the mark that the file has been applied comes last. Says why when it failed. */
    private Optional<String> store(Plan.Apply plan) {
        return file.certificates()
                .flatMap(trust -> await(certificates.provision(trust)))
                .or(() -> await(store.commit(Provisioned.batch(file, plan.values(), property("hotplug.version")))));
    }

    /** A version before the certificate store kept them in a document; a failure is tried again at the next start. */
    private void moveCertificates() {
        Optional<ProvisionedTrust> left = provisioned.leftCertificates();
        try {
            left.flatMap(trust -> await(certificates.provision(trust)))
                    .or(() -> left.flatMap(trust -> await(store.commit(provisioned.withoutCertificates()))))
                    .ifPresent(failure -> LOG.error("The certificates could not be moved into their own folder: {}", failure));
        } catch (IllegalArgumentException e) {
            LOG.error("The certificates could not be moved into their own folder: {}", e.getMessage());
        }
    }

    /**
     * Waits until something is durable; says why when it is not.
     *
     * @throws IllegalArgumentException when it was the file's fault
     */
    private static Optional<String> await(CompletionStage<Void> durable) {
        try {
            durable.toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException fault) {
                throw fault;
            }
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return Optional.of("the store does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the process is being stopped");
        }
    }

    private void onLoop(Runnable turn) {
        loop.post(turn);
        loop.drain(LIMIT);
    }

    private void publish() {
        Installed installed = new Installed(
                property("hotplug.part.number"),
                provisioned.serialNumber(),
                property("hotplug.version"));
        CentralSystem centralSystem = demo() ? provisioned.centralSystem().switchedOff() : provisioned.centralSystem();
        services.add(context.registerService(Installation.class, installed, null));
        services.add(context.registerService(InstalledConnection.class, () -> centralSystem, null));
    }

    /** In the demo the charger speaks to the demo's own central system alone, also for the moment before that is there. */
    private boolean demo() {
        return Boolean.parseBoolean(property("hotplug.demo"));
    }

    private String property(String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }
}

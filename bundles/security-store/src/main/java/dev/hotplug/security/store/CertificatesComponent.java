package dev.hotplug.security.store;

import dev.hotplug.security.CertificateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the certificates in the folder {@code certificates} of the data folder (framework property {@code hotplug.data}). */
@Component(service = {}, immediate = true, configurationPid = SecurityStoreConfiguration.PID)
public final class CertificatesComponent {

    private static final Logger LOG = LoggerFactory.getLogger(CertificatesComponent.class);
    private static final Duration END = Duration.ofSeconds(2);
    private static final String FOLDER = "hotplug.data";

    private final Worker worker = new Worker();
    private final ServiceRegistration<CertificateStore> registration;

    /** @throws IOException when the folder cannot be read; then nobody connects, because nobody knows whom to trust */
    @Activate
    public CertificatesComponent(BundleContext context, SecurityStoreConfiguration configuration) throws IOException {
        registration = context.registerService(
                CertificateStore.class,
                new Certificates(folder(context), kind(configuration.keyKind()), worker),
                new Hashtable<>());
    }

    @Modified
    void modified() {
        LOG.info("The configuration {} has changed; it is followed at the next start.", SecurityStoreConfiguration.PID);
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
        worker.stop(END);
    }

    private static Path folder(BundleContext context) {
        String folder = context.getProperty(FOLDER);
        return Path.of(folder == null ? "hotplug-data" : folder).resolve("certificates");
    }

    private static KeyMaker.Kind kind(String configured) {
        try {
            return KeyMaker.Kind.valueOf(configured.strip());
        } catch (IllegalArgumentException e) {
            LOG.error("keyKind in {} is neither EC nor RSA; EC is used.", SecurityStoreConfiguration.PID);
            return KeyMaker.Kind.EC;
        }
    }
}

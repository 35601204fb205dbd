package dev.hotplug.store.sqlite;

import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store in the data folder (framework property {@code hotplug.data}) and publishes it. Where a person has to
 * mend something first, it ends the process with one sentence that says what.
 */
@Component(immediate = true, service = Store.class, configurationPid = StoreComponent.PID)
@Designate(ocd = StoreComponent.Config.class)
public final class StoreComponent extends SqliteStore {

    /** Its configuration. */
    public static final String PID = "dev.hotplug.store.sqlite";

    private static final Logger LOG = LoggerFactory.getLogger(StoreComponent.class);
    private static final String FOLDER = "hotplug.data";
    private static final String DEFAULT_FOLDER = "hotplug-data";

    /** @throws StoreException when the store cannot be opened; the end of the process is then on its way */
    @Activate
    public StoreComponent(BundleContext context, Config config) {
        super(open(context, config));
    }

    /** A change is for the next start: the file stays open, whatever is being charged. */
    @Modified
    void modified() {
        LOG.info("The configuration {} has changed; the store follows at the next start.", PID);
    }

    @Deactivate
    void deactivate() {
        close();
    }

    private static Session open(BundleContext context, Config config) {
        try {
            return new Session(new Opening(folder(context), options(config), new DamageLog()));
        } catch (StoreException e) {
            Refusal.of(e).end(context);
            throw e;
        }
    }

    private static Path folder(BundleContext context) {
        String folder = context.getProperty(FOLDER);
        return Path.of(folder == null ? DEFAULT_FOLDER : folder);
    }

    private static Options options(Config config) {
        return new Options(config.cacheKibibytes(), config.journalKibibytes(), config.checkMebibytes());
    }

    /** What may be tuned to a charger's memory and storage. */
    @ObjectClassDefinition(name = "Store", description = "The database in the data folder. A change takes effect at the next start.")
    public @interface Config {

        /** At least 1. */
        @AttributeDefinition(
                name = "cacheKibibytes", min = "1",
                description = "Page cache of each of the two connections, KiB.")
        int cacheKibibytes() default 1024;

        /** At least 1. */
        @AttributeDefinition(
                name = "journalKibibytes", min = "1",
                description = "Size to which the write-ahead log is cut back after a burst of writes, KiB.")
        int journalKibibytes() default 4096;

        /** At least 0. */
        @AttributeDefinition(
                name = "checkMebibytes", min = "0",
                description = "A database of up to this size has its structure checked at every start; a larger one only after"
                        + " an unclean end, MiB.")
        int checkMebibytes() default 16;
    }
}

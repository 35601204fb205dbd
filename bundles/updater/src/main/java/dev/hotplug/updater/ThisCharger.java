package dev.hotplug.updater;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.Installation;
import dev.hotplug.station.Station;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.update.set.Certificates;
import dev.hotplug.update.set.PackageTrust;
import dev.hotplug.update.set.StationIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks station, store and disk. */
final class ThisCharger implements Charger {

    private static final Logger LOG = LoggerFactory.getLogger(ThisCharger.class);
    private static final String ROOT = "packageRoots.";
    /** Framework property of the launcher, for one run: a file of roots. */
    private static final String RUN_ROOTS = "hotplug.package.roots";

    private final BundleContext context;
    private final Station station;
    private final Installation installation;
    private final Store store;
    private final StationTime time;

    ThisCharger(BundleContext context, Station station, Installation installation, Store store, StationTime time) {
        this.context = context;
        this.station = station;
        this.installation = installation;
        this.store = store;
        this.time = time;
    }

    @Override
    public StationIdentity identity() {
        String vendor = station.snapshot().identity().map(ChargerIdentity::vendor).orElse("");
        return new StationIdentity(vendor, property("hotplug.model"), installation.partNumber(), property("hotplug.hardware.revision"));
    }

    private String property(String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }

    /** The distribution's own roots, those of the provisioning file, and in a demo the one that the launcher names; nothing else can bring one in. */
    @Override
    public PackageTrust trust() {
        List<X509Certificate> roots = new ArrayList<>();
        roots.addAll(read(Path.of(property("hotplug.home"), "trust", "package-roots.pem")));
        if (!property(RUN_ROOTS).isEmpty()) {
            roots.addAll(read(Path.of(property(RUN_ROOTS))));
        }
        Fields trust = store.document("provisioning", "trust").orElse(Fields.of());
        trust.values().forEach((name, pem) -> {
            if (name.startsWith(ROOT)) {
                roots.addAll(Certificates.fromPem(pem));
            }
        });
        return PackageTrust.of(roots);
    }

    private static List<X509Certificate> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Certificates.fromPem(Files.readString(file)) : List.of();
        } catch (IOException e) {
            LOG.error("Package roots cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long freeBytes() {
        try {
            return Files.getFileStore(Path.of(property("hotplug.data"))).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}

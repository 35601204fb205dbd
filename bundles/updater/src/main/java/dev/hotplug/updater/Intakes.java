package dev.hotplug.updater;

import dev.hotplug.boot.Generations;
import dev.hotplug.boot.Intake;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.BlobSink;
import java.io.IOException;

/** Takes the bundles of a file into the store; those that are on this charger already, and the bill of materials, go nowhere. */
final class Intakes implements BlobSink {

    private final Generations store;
    private final Locations locations;
    private final Blob sbom;
    private long taken;

    Intakes(Generations store, Locations locations, Blob sbom) {
        this.store = store;
        this.locations = locations;
        this.sbom = sbom;
    }

    /** Bytes that were new. */
    long taken() {
        return taken;
    }

    @Override
    public Target open(Blob blob) throws IOException {
        boolean known = blob.equals(sbom) || store.holds(blob.sha256()) || store.blob(blob.sha256()).isEmpty() && locations.file(blob.sha256()).isPresent();
        return known ? NOWHERE.open(blob) : into(store.open(blob.sha256()), blob);
    }

    private Target into(Intake intake, Blob blob) {
        return new Target() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                intake.write(bytes, offset, length);
            }

            @Override
            public void keep() throws IOException {
                intake.keep();
                taken += blob.size();
            }

            @Override
            public void close() throws IOException {
                intake.close();
            }
        };
    }
}

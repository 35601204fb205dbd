package dev.hotplug.update.set;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Small sets. */
final class Sets {

    static final StationIdentity STATION = new StationIdentity("Wall Box Chargers", "copper-sb", "CPB1-S-2-4-8", "1");

    static final String CORE = "dev.hotplug.profile.core";

    private Sets() {}

    static SetBundle bundle(Store store, String name, byte[] content) {
        Blob blob = store.put(content);
        return new SetBundle("dev.hotplug:" + name + ":1.0.0", "dev.hotplug." + name.replace('-', '.'), "1.0.0", blob.sha256(), blob.size(), 50);
    }

    static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static SetDocument set(Store store) {
        return set(store, "1.0.0", 1, bundle(store, "station", random(1, 30_000)), bundle(store, "profile-core", random(2, 20_000)));
    }

    static SetDocument set(Store store, String version, long counter, SetBundle... bundles) {
        return document(store, version, counter, Optional.empty(), bundles);
    }

    static SetDocument patch(Store store, String label, SetDocument base, SetBundle... bundles) {
        Patch patch = new Patch(label, List.of(new Patch.Base(base.version(), base.sha256())), List.of(), List.of());
        return document(store, "1.0.0-" + label, base.update().securityCounter(), Optional.of(patch), bundles);
    }

    static SetDocument document(Store store, String version, long counter, Optional<Patch> patch, SetBundle... bundles) {
        boolean core = List.of(bundles).stream().anyMatch(bundle -> bundle.symbolicName().equals(CORE));
        SetDocument.Update update = new SetDocument.Update(
                List.of(new Compatibility("Wall Box Chargers", "copper-sb", List.of("CPB1-S-2-4-8", "CPB1-S-1-4-8"), List.of("1", "2"))),
                counter,
                new SetDocument.Platform(new Range("[17,26)"), new Range("[1,2)"), new Range("[1,2)")),
                1_000,
                Map.of("store", new StateSchema(1, 2, 1)),
                core ? Map.of(CORE, List.of("Reset", "UnlockConnector")) : Map.of(),
                UpdateClass.H0,
                new SetDocument.Gate(60, 20),
                store.put("{\"bomFormat\":\"CycloneDX\",\"version\":\"" + version + "\"}"),
                List.of(),
                patch,
                List.of());
        return new SetDocument(
                "dev.hotplug:copper-sb:" + version,
                "Copper SB",
                "Socket, RFID, three phases of 32 A.",
                List.of(bundles),
                Map.of("dev.hotplug.station", Map.of("checkpointMillis", 2_000L, "factor", 0.25, "names", List.of("a", "b"), "on", true)),
                Map.of("felix.cm.pm", "memory"),
                patch.isPresent() ? Optional.empty() : Optional.of(new SetDocument.Model("copper-sb", "CPB1", "CPB1-S-2-4-8")),
                update);
    }

    static byte[] file(SetDocument document, Store store, Jws.Entry... signatures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SetWriter.write(document, Jws.write(List.of(signatures)), store, out).value().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Result<SetHead> read(byte[] file, Store into) {
        try {
            return SetReader.read(new ByteArrayInputStream(file), Limits.FORMAT, SetReader.Gatekeeper.OPEN, into.sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reason refusal(byte[] file) {
        return read(file, new Store()).refusal().orElseThrow(() -> new AssertionError("it was taken")).reason();
    }

    static List<SetBundle> with(List<SetBundle> bundles, int index, SetBundle other) {
        List<SetBundle> changed = new ArrayList<>(bundles);
        changed.set(index, other);
        return changed;
    }
}

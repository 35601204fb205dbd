package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the extension {@code hotplug-update} of a document. Pure. */
final class UpdateReader {

    private static final int MAX_SECONDS = 3_600;

    private UpdateReader() {}

    static SetDocument.Update read(Members update) throws Unfit {
        update.exactly("format", DocumentWriter.FORMAT, Reason.UNKNOWN_FORMAT);
        SetDocument.Update read = new SetDocument.Update(
                compatibility(update),
                update.number("securityCounter", 0, Integer.MAX_VALUE),
                platform(update.object("platform")),
                update.number("spaceBytes", 0, Json.MAX_INTEGER),
                state(update.object("state")),
                actions(update.object("actions")),
                updateClass(update),
                gate(update.object("gate")),
                sbom(update.object("sbom")),
                update.texts("revoked", Forms.DIGEST, Forms.DIGEST_WORDS),
                update.has("patch") ? Optional.of(patch(update.object("patch"))) : Optional.empty(),
                update.has("applied") ? applied(update) : List.of());
        update.exactly("kind", read.patch().isPresent() ? "patch" : "set", Reason.CONTRADICTION);
        update.end();
        return read;
    }

    private static List<Compatibility> compatibility(Members update) throws Unfit {
        List<Compatibility> list = new ArrayList<>();
        for (Members entry : update.objects("compatibility")) {
            list.add(new Compatibility(
                    entry.text("vendor", Forms.EXACT, Forms.EXACT_WORDS),
                    entry.text("model", Forms.EXACT, Forms.EXACT_WORDS),
                    entry.someTexts("partNumbers", Forms.EXACT, Forms.EXACT_WORDS),
                    entry.someTexts("hardwareRevisions", Forms.EXACT, Forms.EXACT_WORDS)));
            entry.end();
        }
        if (list.isEmpty()) {
            throw update.bad("compatibility", "is empty");
        }
        return list;
    }

    private static SetDocument.Platform platform(Members platform) throws Unfit {
        SetDocument.Platform read =
                new SetDocument.Platform(range(platform, "java"), range(platform, "api"), range(platform, "storage"));
        platform.end();
        return read;
    }

    private static Range range(Members members, String key) throws Unfit {
        String text = members.text(key, Forms.LINE, Forms.LINE_WORDS);
        if (!Range.isRange(text)) {
            throw members.bad(key, "is no range like [17,26)");
        }
        return new Range(text);
    }

    private static Map<String, StateSchema> state(Members stores) throws Unfit {
        Map<String, StateSchema> state = new TreeMap<>();
        for (String store : stores.keys(Forms.NAME)) {
            state.put(store, schema(stores, store));
        }
        return state;
    }

    private static StateSchema schema(Members stores, String store) throws Unfit {
        Members members = stores.object(store);
        int reads = (int) members.number("reads", 1, Integer.MAX_VALUE);
        int writes = (int) members.number("writes", reads, Integer.MAX_VALUE);
        int readableFrom = (int) members.number("readableFrom", 1, writes);
        members.end();
        return new StateSchema(reads, writes, readableFrom);
    }

    private static Map<String, List<String>> actions(Members bundles) throws Unfit {
        Map<String, List<String>> actions = new TreeMap<>();
        for (String bundle : bundles.keys(Forms.NAME)) {
            actions.put(bundle, List.copyOf(bundles.someTexts(bundle, Forms.ACTION, Forms.ACTION_WORDS)));
        }
        return actions;
    }

    private static UpdateClass updateClass(Members update) throws Unfit {
        String name = update.text("updateClass", Forms.NAME, Forms.NAME_WORDS);
        for (UpdateClass each : UpdateClass.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw update.bad("updateClass", "is none of H0, H1, L, H2, R");
    }

    private static SetDocument.Gate gate(Members gate) throws Unfit {
        SetDocument.Gate read = new SetDocument.Gate(
                (int) gate.number("timeoutSeconds", 1, MAX_SECONDS), (int) gate.number("soakSeconds", 0, MAX_SECONDS));
        gate.end();
        return read;
    }

    private static Blob sbom(Members sbom) throws Unfit {
        Blob blob = new Blob(sbom.text("sha256", Forms.DIGEST, Forms.DIGEST_WORDS), sbom.number("size", 1, Limits.FORMAT.sbomBytes()));
        sbom.end();
        return blob;
    }

    private static Patch patch(Members patch) throws Unfit {
        List<Patch.Base> bases = new ArrayList<>();
        for (Members base : patch.objects("bases")) {
            bases.add(new Patch.Base(
                    base.text("version", Forms.VERSION, Forms.VERSION_WORDS), base.text("sha256", Forms.DIGEST, Forms.DIGEST_WORDS)));
            base.end();
        }
        if (bases.isEmpty()) {
            throw patch.bad("bases", "is empty");
        }
        Patch read = new Patch(
                patch.text("label", Forms.LABEL, Forms.LABEL_WORDS),
                bases,
                patch.texts("removes", Forms.NAME, Forms.NAME_WORDS),
                patch.texts("removesConfigurations", Forms.PID, Forms.PID_WORDS));
        patch.end();
        return read;
    }

    private static List<SetDocument.Applied> applied(Members update) throws Unfit {
        List<SetDocument.Applied> list = new ArrayList<>();
        for (Members entry : update.objects("applied")) {
            list.add(new SetDocument.Applied(
                    entry.text("label", Forms.LABEL, Forms.LABEL_WORDS), entry.text("sha256", Forms.DIGEST, Forms.DIGEST_WORDS)));
            entry.end();
        }
        return list;
    }
}

package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.set.Limits;
import dev.hotplug.update.set.Patches;
import dev.hotplug.update.set.Result;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetHead;
import dev.hotplug.update.set.SetReader;
import dev.hotplug.update.set.StationFacts;
import dev.hotplug.update.set.Suitability;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Everything that can be known of a file before anything that runs is touched. What it leaves behind is bundles in the store and a
 * generation that no record names: the next check takes them away again. Updater's thread.
 */
final class Checking {

    /** Versions of what the launcher gives to bundles, and of the data folder's layout. */
    static final String API = "1.0";
    static final String STORAGE = "1";

    /** Left free beside what a set brings: lists, records, the second framework. */
    private static final long MARGIN = 4L * 1024 * 1024;

    private final Sets sets;
    private final Generations store;
    private final Locations locations;
    private final Charger charger;
    private final Rehearsal rehearsal;
    private final Closure closure;
    private int offers;

    Checking(Sets sets, Generations store, Locations locations, Charger charger, Rehearsal rehearsal, Closure closure) {
        this.sets = sets;
        this.store = store;
        this.locations = locations;
        this.charger = charger;
        this.rehearsal = rehearsal;
        this.closure = closure;
    }

    /** What came of it: one of the two. */
    record Verdict(Optional<Staged> staged, Optional<Refusal> refusal) {

        static Verdict of(Staged staged) {
            return new Verdict(Optional.of(staged), Optional.empty());
        }

        static Verdict of(Reason reason, String sentence) {
            return of(new Refusal(reason, sentence));
        }

        static Verdict of(Refusal refusal) {
            return new Verdict(Optional.empty(), Optional.of(refusal));
        }
    }

    Verdict check(Path file) {
        if (!Files.isRegularFile(file)) {
            return Verdict.of(Reason.MALFORMED, "There is no such file: " + file.getFileName() + ".");
        }
        try {
            sets.collect();
            return read(file);
        } catch (IOException e) {
            boolean full = String.valueOf(e.getMessage()).contains("No space left");
            return full
                    ? Verdict.of(Reason.NO_SPACE, "There is no room for the set on the disk of this charger.")
                    : Verdict.of(Reason.FAILED, "The set could not be taken in: " + Limited.root(e) + ".");
        }
    }

    /** The beginning first: whoever is not let in leaves no trace. */
    private Verdict read(Path file) throws IOException {
        Result<SetHead> head;
        try (InputStream in = open(file)) {
            head = SetReader.readHead(in, Limits.FORMAT);
        }
        Optional<Refusal> refusal = head.refusal().map(Reasons::of).or(() -> judge(head.value().orElseThrow()));
        if (refusal.isPresent()) {
            return Verdict.of(refusal.get());
        }
        Intakes intakes = new Intakes(store, locations, head.value().orElseThrow().document().update().sbom());
        Result<SetHead> whole;
        try (InputStream in = open(file)) {
            whole = SetReader.read(in, Limits.FORMAT, again -> judgeAgain(again, head.value().orElseThrow()), intakes);
        }
        return whole.refusal().map(Reasons::of).map(Verdict::of).orElseGet(() -> target(whole.value().orElseThrow().document(), intakes.taken()));
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    /** Between the two readings nobody has changed the file. */
    private static Optional<dev.hotplug.update.set.Refusal> judgeAgain(SetHead head, SetHead judged) {
        return Arrays.equals(head.bytes(), judged.bytes())
                ? Optional.empty()
                : Optional.of(new dev.hotplug.update.set.Refusal(
                        dev.hotplug.update.set.Reason.CONTENT_ALTERED, "The file was changed while it was read."));
    }

    private Optional<Refusal> judge(SetHead head) {
        Optional<dev.hotplug.update.set.Refusal> untrusted =
                charger.trust().verify(head.bytes(), head.signatures(), charger.now()).refusal();
        if (untrusted.isPresent()) {
            return untrusted.map(Reasons::of);
        }
        List<dev.hotplug.update.set.Refusal> unsuitable = Suitability.refusals(head.document(), facts());
        if (!unsuitable.isEmpty()) {
            return Optional.of(Reasons.of(unsuitable.get(0)));
        }
        long fresh = head.document().blobs().stream()
                .filter(blob -> locations.file(blob.sha256()).isEmpty())
                .mapToLong(blob -> blob.size())
                .sum();
        return fresh + MARGIN <= charger.freeBytes()
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.NO_SPACE, "The set brings " + fresh + " bytes, and " + charger.freeBytes() + " are free."));
    }

    private StationFacts facts() {
        Optional<SetDocument> running = Documents.of(sets.running());
        return new StationFacts(
                charger.identity(),
                sets.counter(),
                System.getProperty("java.version"),
                API,
                STORAGE,
                charger.freeBytes(),
                running.map(document -> document.update().state()).orElse(Map.of()),
                running);
    }

    private Verdict target(SetDocument document, long taken) {
        Result<SetDocument> whole = document.isWhole()
                ? Result.ok(document)
                : Patches.apply(Documents.of(sets.running()).orElseThrow(), document);
        if (whole.refusal().isPresent()) {
            return Verdict.of(Reasons.of(whole.refusal().get()));
        }
        Generation target = Documents.generation(whole.value().orElseThrow(), sets.running().model());
        for (GenerationBundle bundle : target.bundles()) {
            if (locations.file(bundle.sha256()).isEmpty()) {
                return Verdict.of(Reason.MISSING_BUNDLE,
                        "The bundle " + bundle.name() + " with the digest " + bundle.sha256() + " is neither in the file nor on this charger.");
            }
        }
        return rehearsal.refusal(sets.running(), target)
                .map(Verdict::of)
                .orElseGet(() -> staged(whole.value().orElseThrow(), !document.isWhole(), target, taken));
    }

    private Verdict staged(SetDocument document, boolean patch, Generation target, long taken) {
        try {
            Generation generation = sets.stage(target);
            SortedSet<String> replaced = Difference.names(sets.running(), generation);
            SortedSet<String> affected = closure.of(replaced);
            UpdateClass kind = Difference.needsRestart(sets.running(), generation)
                    ? UpdateClass.KEEL
                    : Impact.of(affected, closure.handsOver(generation), Demands.of(document.update().updateClass()));
            return Verdict.of(new Staged(
                    new Offer(
                            "offer-" + ++offers, sets.running().version(), generation.version(), patch, kind, replaced, affected, taken),
                    generation));
        } catch (IOException e) {
            return Verdict.of(Reason.FAILED, "The set could not be staged: " + Limited.root(e) + ".");
        }
    }
}

package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchesTest {

    private final Store store = new Store();
    private final SetDocument base = Sets.set(store);
    private final SetBundle core = Sets.bundle(store, "profile-core", Sets.random(9, 500));
    private final SetBundle extra = Sets.bundle(store, "extra", Sets.random(10, 500));

    @Test
    void aBundleTakesThePlaceOfItsNamesakeAndANewOneComesLast() {
        SetDocument result = apply(base, Sets.patch(store, "fix-1", base, extra, core));
        assertEquals(List.of(base.bundles().get(0), core, extra), result.bundles());
        assertEquals("1.0.0+fix-1", result.version());
        assertTrue(result.isWhole());
        assertEquals(base.model(), result.model());
        assertEquals(base.update().sbom(), result.update().sbom());
    }

    @Test
    void theResultIsADocumentLikeAnyOtherAndTheSameEverywhere() {
        SetDocument patch = Sets.patch(store, "fix-1", base, core);
        SetDocument result = apply(base, patch);
        assertEquals(result, SetDocument.read(result.bytes()).value().orElseThrow());
        assertArrayEquals(result.bytes(), apply(base, patch).bytes());
        assertEquals(List.of(new SetDocument.Applied("fix-1", patch.sha256())), result.update().applied());
    }

    @Test
    void aPatchMayFollowAPatch() {
        SetDocument once = apply(base, Sets.patch(store, "fix-1", base, core));
        SetDocument twice = apply(once, Sets.patch(store, "fix-2", once, extra));
        assertEquals("1.0.0+fix-1.fix-2", twice.version());
        assertEquals(2, twice.update().applied().size());
    }

    @Test
    void itIsAppliedToItsBasesAlone() {
        SetDocument patch = Sets.patch(store, "fix-1", base, core);
        SetDocument other = Sets.set(store, "1.0.0", 2, base.bundles().toArray(SetBundle[]::new));
        assertEquals(Reason.OTHER_BASE, reason(other, patch));
        assertEquals(Reason.OTHER_BASE, reason(apply(base, patch), patch));
        assertEquals(Reason.OTHER_BASE, reason(base, base));
    }

    @Test
    void bundlesGoWithTheirActions() {
        SetDocument result = apply(base, removing(Sets.CORE));
        assertEquals(1, result.bundles().size());
        assertEquals(Map.of(), result.update().actions());
        assertEquals(Reason.OTHER_BASE, reason(base, removing("dev.hotplug.unknown")));
    }

    @Test
    void theCounterNeverFalls() {
        SetDocument patch = Sets.patch(store, "fix-1", base, core);
        assertEquals(base.update().securityCounter(), apply(base, patch).update().securityCounter());
    }

    @Test
    void aVersionThatWouldGetTooLongIsRefused() {
        SetDocument once = apply(base, Sets.patch(store, "a".repeat(20), base, core));
        SetDocument twice = apply(once, Sets.patch(store, "b".repeat(20), once, extra));
        assertEquals(Reason.BAD_VALUE, reason(twice, Sets.patch(store, "c".repeat(20), twice, core)));
    }

    private SetDocument removing(String name) {
        Patch patch = new Patch("gone", List.of(new Patch.Base("1.0.0", base.sha256())), List.of(name), List.of());
        return Sets.document(store, "1.0.0-gone", 1, Optional.of(patch));
    }

    private static SetDocument apply(SetDocument base, SetDocument patch) {
        Result<SetDocument> result = Patches.apply(base, patch);
        return result.value().orElseThrow(() -> new AssertionError(result));
    }

    private static Reason reason(SetDocument base, SetDocument patch) {
        return Patches.apply(base, patch).refusal().orElseThrow().reason();
    }
}

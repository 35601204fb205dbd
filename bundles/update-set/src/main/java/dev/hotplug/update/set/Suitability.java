package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a set whose signatures are good is one for this station. Pure; whether its bundles fit together is not asked here. */
public final class Suitability {

    private Suitability() {}

    /**
     * Everything that stands against it, the gravest first; empty when nothing does.
     *
     * @param document as published: a whole set or a patch
     */
    public static List<Refusal> refusals(SetDocument document, StationFacts station) {
        List<Refusal> refusals = new ArrayList<>();
        SetDocument.Update update = document.update();
        hardware(update.compatibility(), station.identity()).ifPresent(refusals::add);
        if (update.securityCounter() < station.securityCounter()) {
            refusals.add(Refusal.of(Reason.OLDER_COUNTER, "The security counter of the set is %d, and this station is at %d: older software is not taken.",
                    update.securityCounter(), station.securityCounter()));
        }
        platform(update.platform(), station).forEach(refusals::add);
        if (update.spaceBytes() > station.freeBytes()) {
            refusals.add(Refusal.of(Reason.NO_SPACE, "The set needs %d bytes of free space, and the station has %d.", update.spaceBytes(), station.freeBytes()));
        }
        state(update.state(), station.stored()).forEach(refusals::add);
        base(document, station.running()).ifPresent(refusals::add);
        return refusals;
    }

    /** Why stores of a set cannot take over from what is stored; a store that the set does not know keeps what it has. */
    public static List<Refusal> state(Map<String, StateSchema> set, Map<String, StateSchema> stored) {
        List<Refusal> refusals = new ArrayList<>();
        set.forEach((store, schema) -> Optional.ofNullable(stored.get(store))
                .flatMap(schema::cannotFollow)
                .ifPresent(why -> refusals.add(Refusal.of(Reason.UNREADABLE_STATE, "The store \"%s\" of the set %s.", store, why))));
        return refusals;
    }

    private static Optional<Refusal> hardware(List<Compatibility> list, StationIdentity station) {
        List<Compatibility> model = list.stream()
                .filter(entry -> entry.vendor().equals(station.vendor()) && entry.model().equals(station.model()))
                .toList();
        if (model.isEmpty()) {
            return Optional.of(Refusal.of(Reason.OTHER_MODEL, "The set is for %s, and this station is a %s %s.",
                    models(list), station.vendor(), station.model()));
        }
        List<Compatibility> part = model.stream().filter(entry -> entry.partNumbers().contains(station.partNumber())).toList();
        if (part.isEmpty()) {
            return Optional.of(Refusal.of(Reason.OTHER_PART_NUMBER, "The part number %s of this station is not on the list of the set.", station.partNumber()));
        }
        boolean revision = part.stream().anyMatch(entry -> entry.hardwareRevisions().contains(station.hardwareRevision()));
        return revision
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.OTHER_HARDWARE, "The hardware revision %s of this station is not on the list of the set for %s.",
                        station.hardwareRevision(), station.partNumber()));
    }

    private static String models(List<Compatibility> list) {
        return String.join(", ", list.stream().map(entry -> entry.vendor() + " " + entry.model()).distinct().limit(5).toList());
    }

    private static List<Refusal> platform(SetDocument.Platform wanted, StationFacts station) {
        List<Refusal> refusals = new ArrayList<>();
        range(Reason.OTHER_JAVA, "Java", wanted.java(), station.java()).ifPresent(refusals::add);
        range(Reason.OTHER_API, "the launcher's API", wanted.api(), station.api()).ifPresent(refusals::add);
        range(Reason.OTHER_STORAGE, "the data folder's layout", wanted.storage(), station.storage()).ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Refusal> range(Reason reason, String what, Range wanted, String there) {
        return wanted.includes(there)
                ? Optional.empty()
                : Optional.of(Refusal.of(reason, "The set needs %s in the range %s, and the station has %s.", what, wanted, there));
    }

    private static Optional<Refusal> base(SetDocument document, Optional<SetDocument> running) {
        if (document.isWhole()) {
            return Optional.empty();
        }
        if (running.isEmpty()) {
            return Optional.of(Refusal.of(Reason.OTHER_BASE, "A patch needs a set to be applied to, and this station runs none."));
        }
        return Patches.apply(running.get(), document).refusal();
    }
}

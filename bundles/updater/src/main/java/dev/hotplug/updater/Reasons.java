package dev.hotplug.updater;

import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;

/** The format's reasons in the words of the updater. Pure. */
final class Reasons {

    private Reasons() {}

    static Refusal of(dev.hotplug.update.set.Refusal refusal) {
        return new Refusal(of(refusal.reason()), refusal.sentence());
    }

    private static Reason of(dev.hotplug.update.set.Reason reason) {
        return switch (reason.layer()) {
            case ARCHIVE, DOCUMENT -> Reason.MALFORMED;
            case SIGNATURE -> Reason.SIGNATURE;
            case STATION -> ofStation(reason);
        };
    }

    private static Reason ofStation(dev.hotplug.update.set.Reason reason) {
        return switch (reason) {
            case OLDER_COUNTER -> Reason.OLDER_COUNTER;
            case NO_SPACE -> Reason.NO_SPACE;
            case UNREADABLE_STATE -> Reason.STATE_SCHEMA;
            default -> Reason.INCOMPATIBLE;
        };
    }
}

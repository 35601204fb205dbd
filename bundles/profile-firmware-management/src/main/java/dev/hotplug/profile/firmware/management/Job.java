package dev.hotplug.profile.firmware.management;

import dev.hotplug.store.Fields;
import dev.hotplug.transfer.Tries;
import dev.hotplug.transfer.Validator;
import java.util.Optional;

/**
 * The update that is under way. Durable.
 *
 * @param left tries after the present one
 * @param kept bytes of the file that are here for sure
 * @param version of which version on the server they are
 * @param last  what came last of it, also what OCPP 1.6 alone has no word for
 */
record Job(FirmwareOrder order, Stage stage, int left, long kept, Optional<Validator> version, Optional<Progress> last) {

    static Job of(FirmwareOrder order) {
        return new Job(order, Stage.SCHEDULED, order.tries().left(), 0, Optional.empty(), Optional.empty());
    }

    String id() {
        return order.id();
    }

    Job at(Stage next) {
        return new Job(order, next, left, kept, version, last);
    }

    Job told(Progress progress) {
        return new Job(order, stage, left, kept, version, Optional.of(progress));
    }

    Job keeps(long bytes, Optional<Validator> of) {
        return new Job(order, stage, left, of.isPresent() ? bytes : 0, of, last);
    }

    /** What is left once the present try has failed; empty when it was the last. */
    Optional<Job> again() {
        return new Tries(left, order.tries().pause())
                .next()
                .map(tries -> new Job(order, stage, tries.left(), kept, version, last));
    }

    boolean hasTold(Progress progress) {
        return last.filter(each -> each == progress).isPresent();
    }

    /** Enough to end it with the right words. */
    Fields brief() {
        Fields fields = Fields.of("id", id(), "stage", stage.name(), "last", last.map(Progress::name).orElse(""));
        return order.requestId().map(each -> fields.with("requestId", each.toString())).orElse(fields);
    }

    /** One of which no more than its brief is left. */
    static Job remains(Fields brief) {
        FirmwareOrder order = FirmwareOrder.damaged(brief.required("id"), brief.text("requestId").map(Integer::valueOf));
        Job job = Job.of(order).at(Stage.valueOf(brief.required("stage")));
        return brief.text("last").flatMap(Progress::named).map(job::told).orElse(job);
    }

    Fields fields() {
        Fields fields = order.fields()
                .with("stage", stage.name())
                .with("left", Integer.toString(left))
                .with("kept", Long.toString(kept))
                .with("last", last.map(Progress::name).orElse(""));
        return version.map(each -> fields.with("version", each.text())).orElse(fields);
    }

    static Job of(Fields fields) {
        return new Job(
                FirmwareOrder.of(fields),
                Stage.valueOf(fields.required("stage")),
                (int) fields.number("left", 0),
                fields.number("kept", 0),
                fields.text("version").map(Validator::new),
                fields.text("last").flatMap(Progress::named));
    }
}

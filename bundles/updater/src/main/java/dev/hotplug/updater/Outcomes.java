package dev.hotplug.updater;

import dev.hotplug.boot.Ended;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Outcomes as the boot record keeps them, in the words of the updater. Pure. */
final class Outcomes {

    private Outcomes() {}

    static Outcome of(Ended ended) {
        return new Outcome(
                ended.request(),
                result(ended.result()),
                ended.result().equals(Ended.INSTALLED) ? Optional.empty() : Optional.of(reason(ended.reason())),
                ended.sentence(),
                ended.fromVersion(),
                ended.version(),
                ended.at());
    }

    /** A word of a later version is one that this one does not know. */
    private static Outcome.Result result(String word) {
        return Stream.of(Outcome.Result.values()).filter(each -> each.name().equals(word)).findFirst().orElse(Outcome.Result.RETURNED);
    }

    private static Reason reason(String word) {
        return Stream.of(Reason.values()).filter(each -> each.name().equals(word)).findFirst().orElse(Reason.FAILED);
    }

    static Optional<Outcome> find(List<Ended> history, String request) {
        return history.stream().filter(each -> each.request().equals(request)).reduce((one, other) -> other).map(Outcomes::of);
    }

    static Optional<Outcome> last(List<Ended> history) {
        return history.isEmpty() ? Optional.empty() : Optional.of(of(history.get(history.size() - 1)));
    }
}

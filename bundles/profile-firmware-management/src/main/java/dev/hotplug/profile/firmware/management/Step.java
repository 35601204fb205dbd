package dev.hotplug.profile.firmware.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an event.
 *
 * @param job      what it is from here on; empty: it is over
 * @param told     to the central system, in this order
 * @param effects  once all that is durable
 * @param sentence how it ended, for people; empty while it goes on
 */
record Step(Optional<Job> job, List<Progress> told, List<Effect> effects, String sentence) {

    Step {
        told = List.copyOf(told);
        effects = List.copyOf(effects);
    }

    static Step to(Job job, Effect... effects) {
        return new Step(Optional.of(job), List.of(), List.of(effects), "");
    }

    /** It is over. */
    static Step end(Progress end, String sentence, Effect... effects) {
        return new Step(Optional.empty(), List.of(end), List.of(effects), sentence);
    }

    /** The same, telling this before what it tells; the job remembers what is told last. */
    Step telling(Progress progress) {
        List<Progress> all = new ArrayList<>(List.of(progress));
        all.addAll(told);
        return new Step(job.map(each -> told.isEmpty() ? each.told(progress) : each), all, effects, sentence);
    }
}

package dev.hotplug.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which generation runs, and what is under way. Immutable; the one on the disk is the one commit point of every update.
 *
 * @param sequence  rises with every writing
 * @param base      SHA-256 of the distribution's own set for this model: generation 0, the golden one
 * @param committed generation that runs
 * @param previous  generation to go back to; {@link #NONE} without one
 * @param trial     generation that has to prove itself after a restart; {@link #NONE} without one
 * @param tries     how many more starts the trial has
 * @param fails     starts of the committed generation that have not been good for long enough yet
 * @param counter   highest security counter that was ever committed; never falls
 * @param pending   what is being installed
 * @param history   how requests ended, oldest first
 */
public record BootRecord(
        long sequence,
        String base,
        long committed,
        long previous,
        long trial,
        int tries,
        int fails,
        long counter,
        Optional<Pending> pending,
        List<Ended> history) {

    /** No generation. */
    public static final long NONE = -1;
    /** The set of the distribution. */
    public static final long GOLDEN = 0;
    /** Starts that a trial has. */
    public static final int TRIES = 3;
    /** Outcomes that are kept. */
    public static final int KEPT = 16;

    private static final String FORM = "hotplug-boot-record";
    private static final String VERSION = "1";

    /** Copies what it is given and forgets the oldest outcomes. */
    public BootRecord {
        history = List.copyOf(history.subList(Math.max(0, history.size() - KEPT), history.size()));
    }

    /** Where there is no record yet: the distribution's own set runs. */
    public static BootRecord fresh(String base, long counter) {
        return new BootRecord(0, base, GOLDEN, NONE, NONE, 0, 0, counter, Optional.empty(), List.of());
    }

    /** Nothing was ever installed, so nothing needs to be written. */
    boolean isFresh() {
        return committed == GOLDEN && previous == NONE && trial == NONE && pending.isEmpty() && history.isEmpty();
    }

    /** Generations whose files are needed. */
    public List<Long> needed() {
        List<Long> needed = new ArrayList<>(List.of(committed));
        for (long each : List.of(previous, trial, pending.map(Pending::target).orElse(NONE))) {
            if (each != NONE && !needed.contains(each)) {
                needed.add(each);
            }
        }
        return needed;
    }

    /** A request begins to be installed in place: from here on it has an outcome. */
    public BootRecord begun(Pending request) {
        return new BootRecord(sequence, base, committed, previous, NONE, 0, fails, counter, Optional.of(request), history);
    }

    /** The same, by a restart of the process. */
    public BootRecord begunTrial(Pending request) {
        return new BootRecord(sequence, base, committed, previous, request.target(), TRIES, fails, counter, Optional.of(request), history);
    }

    /** One of the trial's starts is used up. */
    BootRecord tried() {
        return new BootRecord(sequence, base, committed, previous, trial, tries - 1, fails, counter, pending, history);
    }

    /** The commit: what was pending runs, and its outcome with it. */
    public BootRecord installed(long target, long targetCounter, Ended outcome) {
        return new BootRecord(
                sequence, base, target, committed, NONE, 0, 0, Math.max(counter, targetCounter), Optional.empty(), and(outcome));
    }

    /** What was pending is given up; the committed generation goes on. */
    public BootRecord returned(Ended outcome) {
        return new BootRecord(sequence, base, committed, previous, NONE, 0, fails, counter, Optional.empty(), and(outcome));
    }

    /** Something ended without anything having begun. */
    public BootRecord noted(Ended outcome) {
        return new BootRecord(sequence, base, committed, previous, trial, tries, fails, counter, pending, and(outcome));
    }

    /** The charger goes back by itself from a committed generation that is no good. */
    BootRecord fellBack(long to, Ended outcome) {
        return new BootRecord(sequence, base, to, NONE, NONE, 0, fails, counter, Optional.empty(), and(outcome));
    }

    /** Another distribution lies here now: its own set is the one to run. */
    BootRecord rebased(String otherBase) {
        return new BootRecord(sequence, otherBase, GOLDEN, NONE, NONE, 0, 0, counter, Optional.empty(), history);
    }

    /** So many starts have not been good for long enough. */
    public BootRecord fails(int count) {
        return new BootRecord(sequence, base, committed, previous, trial, tries, count, counter, pending, history);
    }

    private List<Ended> and(Ended outcome) {
        List<Ended> longer = new ArrayList<>(history);
        longer.add(outcome);
        return longer;
    }

    byte[] bytes() {
        Lines lines = new Lines()
                .put(FORM, VERSION)
                .put("sequence", sequence)
                .put("base", base)
                .put("committed", committed)
                .put("previous", previous)
                .put("trial", trial)
                .put("tries", tries)
                .put("fails", fails)
                .put("counter", counter);
        pending.ifPresent(request -> lines.put("pending", request.text()));
        history.forEach(outcome -> lines.put("ended", outcome.text()));
        return lines.bytes();
    }

    static BootRecord parse(byte[] bytes) throws IOException {
        Lines lines = Lines.parse(bytes);
        if (!lines.get(FORM).equals(VERSION)) {
            throw new IOException("it has a form that this version does not know");
        }
        Optional<String> request = lines.find("pending");
        List<Ended> history = new ArrayList<>();
        for (String outcome : lines.all("ended")) {
            history.add(Ended.parse(outcome));
        }
        return new BootRecord(
                lines.number("sequence"),
                lines.get("base"),
                lines.number("committed"),
                lines.number("previous"),
                lines.number("trial"),
                (int) lines.number("tries"),
                (int) lines.number("fails"),
                lines.number("counter"),
                request.isPresent() ? Optional.of(Pending.parse(request.get())) : Optional.empty(),
                history);
    }
}

package dev.hotplug.profile.firmware.management;

import dev.hotplug.security.SecurityEvent;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Validator;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to an update, and what follows: the table of its statuses (OCPP 1.6 section 4.5, security white paper L01). A status is
 * told once, whatever is restarted meanwhile. Pure.
 */
sealed interface Event {

    /** How often the updater is looked at while it has the update. */
    Duration WATCH = Duration.ofMillis(250);

    /** Until an updater that is busy is asked again. */
    Duration BUSY = Duration.ofSeconds(2);

    Step on(Job job, Instant now);

    /** Its time may have come; or the process, or this bundle, has just started and takes it up where it was. */
    record Looked() implements Event {

        @Override
        public Step on(Job job, Instant now) {
            if (job.order().isDamaged()) {
                return Step.end(job.stage().compareTo(Stage.FETCHED) < 0 ? Progress.DownloadFailed : Progress.InstallationFailed,
                        "What was stored of this update cannot be read any more.");
            }
            return switch (job.stage()) {
                case SCHEDULED -> scheduled(job, now);
                case FETCHING -> Step.to(job, new Effect.Fetch());
                case FETCHED -> Step.to(job, new Effect.Verify());
                case STAGED, INSTALLING -> staged(job, now);
            };
        }

        private static Step scheduled(Job job, Instant now) {
            Instant at = job.order().retrieveAt();
            if (!now.isBefore(at)) {
                return Step.to(job.at(Stage.FETCHING), new Effect.Fetch()).telling(Progress.Downloading);
            }
            Step waits = Step.to(job, new Effect.Wait(at));
            return job.hasTold(Progress.DownloadScheduled) ? waits : waits.telling(Progress.DownloadScheduled);
        }

        private static Step staged(Job job, Instant now) {
            return later(job, now).<Effect>map(Effect.Wait::new).map(wait -> Step.to(job, wait)).orElse(Step.to(job, new Effect.Verify()));
        }
    }

    /** The file is here, whole. */
    record Fetched() implements Event {

        @Override
        public Step on(Job job, Instant now) {
            return Step.to(job.at(Stage.FETCHED), new Effect.Verify()).telling(Progress.Downloaded);
        }
    }

    /**
     * It is not.
     *
     * @param kept    bytes from which it may be resumed
     * @param version of which version they are
     */
    record NotFetched(Failure failure, long kept, Optional<Validator> version) implements Event {

        /** No further try can change them. */
        private static final Set<Failure.Kind> HOPELESS = Set.of(Failure.Kind.ADDRESS, Failure.Kind.TOO_LONG);

        /** Not the fault of the file or its server: they do not count as tries. */
        private static final Set<Failure.Kind> OURS = Set.of(Failure.Kind.BUSY, Failure.Kind.CANCELLED);

        @Override
        public Step on(Job job, Instant now) {
            if (OURS.contains(failure.kind())) {
                return Step.to(version.isEmpty() ? job : job.keeps(kept, version), new Effect.Pause(BUSY));
            }
            Job here = job.keeps(kept, version);
            return (HOPELESS.contains(failure.kind()) ? Optional.<Job>empty() : here.again())
                    .map(next -> Step.to(next, new Effect.Pause(job.order().tries().pause())))
                    .orElseGet(this::end);
        }

        private Step end() {
            return failure.kind() == Failure.Kind.DISK
                    ? Step.end(Progress.DownloadFailed, failure.sentence(), new Effect.Alarm(SecurityEvent.MemoryExhaustion, failure.sentence()))
                    : Step.end(Progress.DownloadFailed, failure.sentence());
        }
    }

    /** It is genuine, and could be installed. */
    record Fits() implements Event {

        @Override
        public Step on(Job job, Instant now) {
            if (job.stage() != Stage.FETCHED) {
                return Step.to(job, new Effect.Install());
            }
            Job staged = job.at(Stage.STAGED);
            return later(job, now)
                    .map(at -> Step.to(staged, new Effect.Wait(at)).telling(Progress.InstallScheduled))
                    .orElse(Step.to(staged, new Effect.Install()))
                    .telling(Progress.SignatureVerified);
        }
    }

    /** It is not, or could not. */
    record Unfit(Why why, String sentence) implements Event {

        /** Whose fault it is. */
        enum Why {
            /** The file is not what was signed. */
            ALTERED,
            /** The updater does not trust who published it. */
            UNTRUSTED,
            /** There is no room. */
            NO_SPACE,
            /** The updater is at something else. */
            BUSY,
            /** The file is no longer here. */
            LOST,
            /** It is genuine, and not for this charger as it is now. */
            UNSUITABLE
        }

        @Override
        public Step on(Job job, Instant now) {
            if (why == Why.BUSY) {
                return Step.to(job, new Effect.Pause(BUSY));
            }
            if (why == Why.LOST) {
                return Step.to(job.at(Stage.FETCHING).keeps(0, Optional.empty()), new Effect.Fetch());
            }
            return switch (job.stage()) {
                case INSTALLING -> Step.end(Progress.InstallationFailed, sentence);
                case STAGED -> Step.end(Progress.InstallVerificationFailed, sentence);
                default -> fetched();
            };
        }

        private Step fetched() {
            return switch (why) {
                case ALTERED, UNTRUSTED -> Step.end(
                        Progress.InvalidSignature, sentence, new Effect.Alarm(SecurityEvent.InvalidFirmwareSignature, sentence));
                case NO_SPACE -> Step.end(
                                Progress.InstallVerificationFailed, sentence, new Effect.Alarm(SecurityEvent.MemoryExhaustion, sentence))
                        .telling(Progress.SignatureVerified);
                default -> Step.end(Progress.InstallVerificationFailed, sentence).telling(Progress.SignatureVerified);
            };
        }
    }

    /** The updater has taken it on. */
    record Taken(boolean atOnce) implements Event {

        @Override
        public Step on(Job job, Instant now) {
            return atOnce ? installing(job) : Step.to(job, new Effect.Pause(WATCH));
        }
    }

    /** It has not. */
    record NotTaken(Refusal refusal) implements Event {

        @Override
        public Step on(Job job, Instant now) {
            return refusal.reason() == Reason.BUSY || refusal.reason() == Reason.UNKNOWN
                    ? Step.to(job, new Effect.Pause(BUSY))
                    : Step.end(Progress.InstallationFailed, refusal.sentence());
        }
    }

    /** The updater is at it. */
    record Seen(Phase phase) implements Event {

        @Override
        public Step on(Job job, Instant now) {
            return switch (phase) {
                case IDLE, CHECKING, WAITING -> Step.to(job, new Effect.Pause(WATCH));
                case INSTALLING, PROVING, RETURNING -> installing(job);
                case RESTARTING -> rebooting(job);
            };
        }

        private static Step rebooting(Job job) {
            if (job.hasTold(Progress.InstallRebooting)) {
                return Step.to(job, new Effect.Pause(WATCH));
            }
            Step reboots = Step.to(job.at(Stage.INSTALLING), new Effect.Pause(WATCH)).telling(Progress.InstallRebooting);
            return job.stage() == Stage.INSTALLING ? reboots : reboots.telling(Progress.Installing);
        }
    }

    /** The updater is through with it. */
    record Ended(Outcome outcome) implements Event {

        @Override
        public Step on(Job job, Instant now) {
            Step end = Step.end(outcome.installed() ? Progress.Installed : Progress.InstallationFailed, outcome.sentence());
            boolean untold = job.stage() != Stage.INSTALLING && outcome.result() != Outcome.Result.REFUSED;
            return untold ? end.telling(Progress.Installing) : end;
        }
    }

    private static Step installing(Job job) {
        Step installs = Step.to(job.at(Stage.INSTALLING), new Effect.Pause(WATCH));
        return job.stage() == Stage.INSTALLING ? installs : installs.telling(Progress.Installing);
    }

    private static Optional<Instant> later(Job job, Instant now) {
        return job.order().installAt().filter(now::isBefore);
    }
}

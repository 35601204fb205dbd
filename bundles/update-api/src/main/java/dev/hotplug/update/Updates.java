package dev.hotplug.update;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The updater. Any thread, the station loop included, for every method; each returns at once and throws nothing but for a null.
 * One thing at a time: what comes while another is under way is refused with {@link Reason#BUSY} and changes nothing.
 *
 * <p>The service goes and comes with the updater's own bundle only at a restart of the process. Whoever holds an answer that
 * never came asks {@link #outcome} after the restart.
 */
@ProviderType
public interface Updates {

    /** The longest name of a request, in characters. */
    int MAX_REQUEST = 64;

    /** What runs now. */
    InstalledSet installed();

    /** Where the updater is; immutable, one volatile read. */
    UpdateSnapshot snapshot();

    /**
     * Reads a file, which nobody has to have verified, and says whether it could be installed; nothing that runs is touched.
     * Everything is looked at that can be known before: form, signature, model and hardware, security counter, room, state
     * schemas, and whether every bundle of the target set finds its packages and services. What the file holds is kept by the
     * updater when the answer is an {@link Offer}: the file may be deleted then. An offer lives in memory and until the next
     * check: after a restart of the process the file is checked again.
     *
     * <p>The stage completes on the updater's thread and never exceptionally; whoever needs the loop posts to it.
     *
     * @param file a whole update set or a patch; not changed
     */
    CompletionStage<Check> check(Path file);

    /**
     * Installs an offer: waits until it may (see {@link UpdateClass#needsIdle()}), swaps, proves, commits, or goes back.
     * Accepted means that it has been taken on; everything after this is told by {@link UpdateSnapshot} and {@link Outcome}.
     * Waiting does not outlive the process, and leaves no outcome then: whoever wants it still asks again. Once
     * {@link Phase#INSTALLING} was reached there is an outcome, whatever happens.
     *
     * @param request the caller's own name for it, 1 to {@value #MAX_REQUEST} characters from space to tilde, used once
     */
    Answer install(String request, Offer offer);

    /**
     * Goes back to the set that ran before the last update, under the same rules as {@link #install}.
     *
     * @param request as for {@link #install}
     */
    Answer goBack(String request);

    /** Gives up what waits. Refused with {@link Reason#BUSY} once it is being installed, with {@link Reason#UNKNOWN} when nothing waits. */
    Answer cancel(String request);

    /** How a request ended; empty when it has not, or when it is older than the history. */
    Optional<Outcome> outcome(String request);

    /** The last 16 outcomes, oldest first. Durable. */
    List<Outcome> history();

    /**
     * A bundle that this charger has already, by its SHA-256 in lower-case hex: a downloader need not fetch it again. The file
     * must not be changed and is there until the next update ends.
     */
    Optional<Path> known(String sha256);
}

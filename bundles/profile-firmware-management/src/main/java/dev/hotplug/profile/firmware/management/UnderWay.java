package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Transfer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The transfer that is under way, if one is; now and then it is asked what of it would survive a power cut. Station loop. */
final class UnderWay {

    static final Duration LOOK = Duration.ofSeconds(10);

    private final Loop loop;
    private final Consumer<Kept> note;
    private Optional<Transfer> transfer = Optional.empty();
    private Loop.Timer timer = () -> {};

    /** @param note told what would survive */
    UnderWay(Loop loop, Consumer<Kept> note) {
        this.loop = loop;
        this.note = note;
    }

    void begun(Transfer begun) {
        transfer = Optional.of(begun);
        timer = loop.after(LOOK, this::look);
    }

    private void look() {
        timer = loop.after(LOOK, this::look);
        transfer.flatMap(Transfer::kept).ifPresent(note);
    }

    void ended() {
        timer.cancel();
        transfer = Optional.empty();
    }

    /** Harmless when none is. */
    void cancel() {
        transfer.ifPresent(Transfer::cancel);
        ended();
    }
}

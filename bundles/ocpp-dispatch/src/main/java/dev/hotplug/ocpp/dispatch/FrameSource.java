package dev.hotplug.ocpp.dispatch;

import dev.hotplug.diagnostics.DiagnosticsSource.Entries;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The last frames, one line each, for the diagnostics; dated by the clock as it is known now. */
final class FrameSource {

    /** Before the log, which is longer. */
    static final int ORDER = 60;

    private final FrameRing ring;
    private final StationTime time;

    FrameSource(FrameRing ring, StationTime time) {
        this.ring = ring;
        this.time = time;
    }

    void contribute(Window window, Entries entries) throws IOException {
        Instant began = time.now().minusMillis(time.elapsedMillis());
        entries.history("frames.txt", out -> {
            for (FrameRing.Entry entry : ring.entries()) {
                Instant at = began.plusMillis(entry.elapsedMillis());
                if (window.contains(at)) {
                    out.write((line(at, entry) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private static String line(Instant at, FrameRing.Entry entry) {
        return at + " " + Trace.line(entry.incoming() ? "<- " : "-> ", entry.text(), entry.length());
    }
}

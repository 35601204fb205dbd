package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The log, cut to the window, the newest file first: when there is no room the oldest is missing. Its secrets were masked when
 * it was written. The log bundle says where it is, and by which clock it is dated, by services of JDK types, so that it needs to
 * know nobody. The window is in the time of the central system: it is moved by what the two clocks differ now.
 */
@Component
public final class LogSource implements DiagnosticsSource {

    @Reference(
            target = "(hotplug.role=log.files)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Supplier<List<Path>> files;

    @Reference(
            target = "(hotplug.role=log.clock)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile LongSupplier clock;

    private final StationTime time;

    @Activate
    public LogSource(@Reference StationTime time) {
        this.time = time;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        Supplier<List<Path>> present = files;
        if (present != null) {
            contribute(present.get(), moved(window), entries);
        }
    }

    private Window moved(Window window) {
        LongSupplier present = clock;
        if (present == null) {
            return window;
        }
        Duration ahead = Duration.between(time.now(), Instant.ofEpochMilli(present.getAsLong()));
        return new Window(window.from().map(at -> at.plus(ahead)), window.to().map(at -> at.plus(ahead)));
    }

    /** All are opened before the first is read, so that a rotation meanwhile neither doubles nor loses one. */
    static void contribute(List<Path> newestFirst, Window window, Entries entries) throws IOException {
        List<Opened> opened = new ArrayList<>();
        try {
            for (Path file : newestFirst) {
                if (Files.isRegularFile(file)) {
                    opened.add(new Opened(file.getFileName().toString(), Files.newInputStream(file)));
                }
            }
            for (Opened each : opened) {
                entries.history("log/" + each.name(), out -> new LogCut(window).copy(each.reader(), out));
            }
        } finally {
            for (Opened each : opened) {
                each.in().close();
            }
        }
    }

    private record Opened(String name, InputStream in) {

        BufferedReader reader() {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 32 * 1024);
        }
    }
}

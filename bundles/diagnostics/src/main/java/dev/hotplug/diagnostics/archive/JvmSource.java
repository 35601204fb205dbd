package dev.hotplug.diagnostics.archive;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.StationTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The process: heap, memory, uptime, and what each thread does. No environment and no system properties: they may hold secrets. */
@Component
public final class JvmSource implements DiagnosticsSource {

    private static final int FRAMES = 30;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final StationTime time;

    @Activate
    public JvmSource(@Reference StationTime time) {
        this.time = time;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        entries.present("process.txt", Texts.lines(process()));
        entries.present("threads.txt", Texts.lines(threads()));
    }

    private List<String> process() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        List<String> lines = new ArrayList<>();
        lines.add("java: " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        lines.add("uptime: " + time.elapsedMillis() / 1000 + " s");
        lines.add("heap: " + (runtime.totalMemory() - runtime.freeMemory()) + " bytes used of " + runtime.totalMemory() + ", at most "
                + runtime.maxMemory());
        if (Files.isReadable(STATUS)) {
            Files.readAllLines(STATUS).stream().filter(line -> line.matches("(Vm(RSS|HWM|Size)|Threads|FDSize):.*")).forEach(lines::add);
        }
        return lines;
    }

    private static List<String> threads() {
        List<String> lines = new ArrayList<>();
        Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().getName()))
                .forEach(each -> add(each, lines));
        return lines;
    }

    private static void add(Map.Entry<Thread, StackTraceElement[]> each, List<String> lines) {
        lines.add(each.getKey().getName() + " " + each.getKey().getState() + (each.getKey().isDaemon() ? " daemon" : ""));
        for (int i = 0; i < Math.min(FRAMES, each.getValue().length); i++) {
            lines.add("    at " + each.getValue()[i]);
        }
    }
}

package dev.hotplug.itests.soak;

import dev.hotplug.itests.blackbox.Rig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the process costs, by proc(5) and, where there is one, jcmd. Where there is no /proc all figures are 0. */
final class Machine {

    private static final double MEBI = 1024.0 * 1024.0;
    private static final double TICKS_PER_SECOND = 100;
    private static final long JCMD_SECONDS = 20;
    private static final Pattern USED = Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

    private final Rig rig;
    private final List<Evidence.Sample> samples = new ArrayList<>();
    private final List<Long> processes = new ArrayList<>();

    Machine(Rig rig) {
        this.rig = rig;
    }

    /**
     * Measures once. Nothing when there is no process at the moment.
     *
     * @param heap whether to collect garbage first and look at the heap
     */
    synchronized void measure(boolean heap, boolean baseline, boolean drained) {
        long pid = rig.pid();
        if (pid < 0) {
            return;
        }
        if (processes.isEmpty() || processes.get(processes.size() - 1) != pid) {
            processes.add(pid);
        }
        try {
            double used = heap ? heap(pid) : -1;
            samples.add(new Evidence.Sample(Clock.now(), pid, field(pid, "VmRSS:") / 1024.0, used, (int) field(pid, "Threads:"),
                    descriptors(pid), cpu(pid), size("hotplug.db"), size("log"), baseline, drained));
        } catch (IOException e) {
            // the process ended while it was looked at
            return;
        }
    }

    synchronized List<Evidence.Sample> samples() {
        return List.copyOf(samples);
    }

    synchronized List<Long> processes() {
        return List.copyOf(processes);
    }

    private static long field(long pid, String name) throws IOException {
        Path file = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .orElse(0L);
        }
    }

    private static int descriptors(long pid) throws IOException {
        Path folder = Path.of("/proc/" + pid + "/fd");
        int count = 0;
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                for (Path each : all) {
                    count += each == null ? 0 : 1;
                }
            }
        }
        return count;
    }

    private static double cpu(long pid) throws IOException {
        Path file = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(file)) {
            return 0;
        }
        String stat = Files.readString(file);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** A file with its companions, or a folder, MiB. */
    private double size(String name) throws IOException {
        try (Stream<Path> files = Files.walk(rig.data())) {
            return files.filter(Files::isRegularFile)
                            .filter(f -> rig.data().relativize(f).toString().startsWith(name))
                            .mapToLong(f -> f.toFile().length())
                            .sum()
                    / MEBI;
        } catch (java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static double heap(long pid) {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        double sum = 0;
        boolean found = false;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) / 1024.0;
            found = true;
        }
        return found ? sum : -1;
    }

    /** What jcmd prints; empty where there is none. */
    static String jcmd(long pid, String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            return "";
        }
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), command).redirectErrorStream(true).start();
            String text;
            try (BufferedReader reader = process.inputReader()) {
                text = String.join("\n", reader.lines().toList());
            }
            process.waitFor(JCMD_SECONDS, TimeUnit.SECONDS);
            return text;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

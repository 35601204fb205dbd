package dev.hotplug.itests.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows the charger's log, also when it rotates, and counts warnings and errors by kind. */
final class LogTail {

    private static final long LOOK_MILLIS = 500;
    private static final int EXAMPLES = 20;
    private static final int KIND_LENGTH = 160;

    private final Path file;
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<String> exceptions = new ArrayList<>();
    private RandomAccessFile open;
    private String lastProblem = "";
    private volatile boolean ended;

    LogTail(Path file) {
        this.file = file;
    }

    void start() {
        Threads.start("log", () -> {
            while (!ended) {
                look();
                Clock.pause(LOOK_MILLIS);
            }
        });
    }

    void end() {
        ended = true;
        look();
    }

    /** Warnings and errors with numbers and names cut out, and how often each came. */
    synchronized Map<String, Integer> kinds() {
        return new TreeMap<>(kinds);
    }

    /** Errors, and whatever brought a stack trace with it. */
    synchronized List<String> exceptions() {
        return List.copyOf(exceptions);
    }

    private synchronized void look() {
        try {
            if (open == null) {
                open = new RandomAccessFile(file.toFile(), "r");
            }
            read();
            if (file.toFile().length() < open.getFilePointer()) {
                open.close();
                open = new RandomAccessFile(file.toFile(), "r");
                read();
            }
        } catch (IOException e) {
            // the file is being rotated, or is not there yet: the next look sees it
            open = null;
        }
    }

    private void read() throws IOException {
        long size = open.length() - open.getFilePointer();
        byte[] bytes = new byte[(int) Math.min(size, 1 << 22)];
        open.readFully(bytes);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        open.seek(open.getFilePointer() - (bytes.length - whole));
        BufferedReader lines = new BufferedReader(new StringReader(new String(bytes, 0, whole, StandardCharsets.UTF_8)));
        lines.lines().forEach(this::line);
    }

    void line(String line) {
        boolean error = line.contains(" ERROR ");
        if (error || line.contains(" WARN ")) {
            lastProblem = line;
            kinds.merge(kind(line), 1, Integer::sum);
        } else if (line.matches("^\\s+at [\\w.$/]+\\(.*")) {
            remember(lastProblem + " | " + line.trim());
            lastProblem = "";
            return;
        }
        if (error) {
            remember(line);
        }
    }

    /** The first line of a stack trace belongs to what was said before it. */
    private void remember(String what) {
        if (exceptions.size() < EXAMPLES && !what.startsWith(" | ")) {
            exceptions.add(what);
        }
    }

    static String kind(String line) {
        String level = line.contains(" ERROR ") ? "ERROR" : "WARN";
        String text = line.substring(line.indexOf(" " + level + " ") + 1)
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#")
                .replaceAll("\"[^\"]*\"", "\"...\"")
                .replaceAll("\\d+", "#");
        return text.length() > KIND_LENGTH ? text.substring(0, KIND_LENGTH) : text;
    }
}

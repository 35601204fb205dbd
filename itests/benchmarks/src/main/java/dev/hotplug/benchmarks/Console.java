package dev.hotplug.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The developer's shell of a charger that was started with {@code HOTPLUG_SHELL_PORT}. */
final class Console implements Closeable {

    private static final String PROMPT = "g! ";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\|");

    private final Socket socket;
    private final InputStream in;

    Console(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = socket.getInputStream();
            answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command; what it printed. */
    String run(String command) {
        try {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of {@code lb -s} about a bundle. */
    String bundleLine(String symbolicName) {
        return run("lb -s").lines()
                .filter(line -> line.contains(symbolicName + " ") || line.contains(symbolicName + "|"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no bundle " + symbolicName));
    }

    long bundleId(String symbolicName) {
        Matcher matcher = NUMBER.matcher(bundleLine(symbolicName));
        if (!matcher.find()) {
            throw new IllegalStateException("no id of " + symbolicName);
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < PROMPT.length() || text.indexOf(PROMPT, text.length() - PROMPT.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the shell has closed the connection after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}

package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The container's shell, as a developer has it with telnet. */
final class Shell implements AutoCloseable {

    private static final String PROMPT = "g! ";
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Shell(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        untilPrompt();
    }

    static Shell connect(int port) {
        try {
            return new Shell(new Socket("127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. What it printed comes back. */
    String run(String command) {
        try {
            out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return untilPrompt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Id of an installed bundle. */
    long bundle(String symbolicName) {
        return Arrays.stream(run("felix:lb -s").split("\\R"))
                .filter(line -> line.contains("|" + symbolicName + " ("))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf('|')).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    private String untilPrompt() throws IOException {
        StringBuilder printed = new StringBuilder();
        while (printed.length() < PROMPT.length() || !printed.substring(printed.length() - PROMPT.length()).equals(PROMPT)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the shell has gone; it printed: " + printed);
            }
            printed.append((char) next);
        }
        return printed.substring(0, printed.length() - PROMPT.length());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

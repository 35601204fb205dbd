package dev.hotplug.demo.central.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offers one file on a free port of the loopback address: GET and HEAD, one request a connection, with or without a range. One thread. */
final class UpdateFile implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int IDLE_MILLIS = 10_000;
    private static final int MAX_LINES = 100;
    private static final Pattern RANGE = Pattern.compile("range: *bytes=(\\d{1,9})-(\\d{0,9}) *");

    private final byte[] content;
    private final ServerSocket socket;

    private UpdateFile(byte[] content, ServerSocket socket) {
        this.content = content;
        this.socket = socket;
    }

    static UpdateFile offer(Path file) throws IOException {
        UpdateFile offered = new UpdateFile(Files.readAllBytes(file), new ServerSocket(0, 8, InetAddress.getByName(HOST)));
        Thread thread = new Thread(offered::serve, "demo-file");
        thread.setDaemon(true);
        thread.start();
        return offered;
    }

    URI location() {
        return URI.create("http://" + HOST + ":" + socket.getLocalPort() + "/update.hpkg");
    }

    int size() {
        return content.length;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.setSoTimeout(IDLE_MILLIS);
                answer(connection);
            } catch (IOException e) {
                // whoever asked asks again, or the demo is over
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String request = String.valueOf(in.readLine());
        int from = 0;
        int to = content.length;
        boolean part = false;
        String line = in.readLine();
        for (int lines = 0; line != null && !line.isEmpty() && lines < MAX_LINES; lines++) {
            Matcher range = RANGE.matcher(line.toLowerCase(Locale.ROOT));
            if (range.matches() && Integer.parseInt(range.group(1)) < content.length) {
                part = true;
                from = Integer.parseInt(range.group(1));
                to = range.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(range.group(2)) + 1);
            }
            line = in.readLine();
        }
        OutputStream out = connection.getOutputStream();
        String head = (part ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + content.length : "HTTP/1.1 200 OK")
                + "\r\nContent-Length: " + (to - from) + "\r\nContent-Type: application/octet-stream\r\nETag: \"demo\"\r\n"
                + "Accept-Ranges: bytes\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (!request.startsWith("HEAD ")) {
            out.write(Arrays.copyOfRange(content, from, to));
        }
        out.flush();
    }
}

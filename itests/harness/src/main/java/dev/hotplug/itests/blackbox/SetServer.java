package dev.hotplug.itests.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A vendor's file server: HTTP of the JDK with Range and ETag, or without; it counts what it sends, and can stop in the middle. */
final class SetServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    final AtomicLong sent = new AtomicLong();
    final AtomicLong requests = new AtomicLong();
    private final HttpServer http;
    private final Path folder;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ranges = true;
    private volatile long stall = Long.MAX_VALUE;

    private SetServer(Path folder) throws IOException {
        this.folder = folder;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/", this::serve);
        http.start();
    }

    static SetServer start(Path folder) {
        try {
            return new SetServer(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(Path file) {
        return "http://user:geheim-4711@127.0.0.1:" + http.getAddress().getPort() + "/" + file.getFileName();
    }

    SetServer ranges(boolean known) {
        ranges = known;
        return this;
    }

    /** Sends no more than so many bytes of a file, and then nothing. */
    SetServer stallAfter(long bytes) {
        stall = bytes;
        return this;
    }

    void count() {
        sent.set(0);
        requests.set(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            String tag = "\"" + content.length + "-" + Arrays.hashCode(content) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            Optional<Matcher> range = range(exchange, tag);
            int from = range.map(each -> Integer.parseInt(each.group(1))).orElse(0);
            int to = range.map(each -> each.group(2)).filter(text -> !text.isEmpty()).map(Integer::parseInt).orElse(content.length - 1) + 1;
            if (range.isPresent()) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(range.isPresent() ? 206 : 200, to - from);
            send(exchange.getResponseBody(), content, from, to);
        }
    }

    private Optional<Matcher> range(HttpExchange exchange, String tag) {
        String asked = exchange.getRequestHeaders().getFirst("Range");
        String only = exchange.getRequestHeaders().getFirst("If-Range");
        return Optional.ofNullable(asked)
                .filter(text -> ranges && (only == null || only.equals(tag)))
                .map(RANGE::matcher)
                .filter(Matcher::matches);
    }

    private void send(OutputStream out, byte[] content, int from, int to) throws IOException {
        int most = (int) Math.min(to, Math.max(from, stall));
        out.write(content, from, most - from);
        out.flush();
        sent.addAndGet(most - from);
        if (most < to) {
            await();
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        http.stop(0);
    }
}

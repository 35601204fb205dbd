package dev.hotplug.runtime.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileServerTest {

    private final byte[] content = new byte[100_000];
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private FileServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void aFile() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("a.hpkg"), content);
        Files.writeString(folder.resolve(".hidden"), "not for others");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void servesWholeAndInParts() throws Exception {
        serve(Fault.NONE);
        HttpResponse<byte[]> whole = get("/a.hpkg");
        assertEquals(200, whole.statusCode());
        assertArrayEquals(content, whole.body());
        String tag = whole.headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> part = get("/a.hpkg", "Range", "bytes=1000-1999", "If-Range", tag);
        assertEquals(206, part.statusCode());
        assertEquals("bytes 1000-1999/100000", part.headers().firstValue("content-range").orElseThrow());
        assertArrayEquals(Arrays.copyOfRange(content, 1_000, 2_000), part.body());
        assertArrayEquals(Arrays.copyOfRange(content, 99_000, 100_000), get("/a.hpkg", "Range", "bytes=99000-").body());
        assertEquals(200, get("/a.hpkg", "Range", "bytes=1000-1999", "If-Range", "\"other\"").statusCode());
        assertEquals(416, get("/a.hpkg", "Range", "bytes=100000-").statusCode());
    }

    @Test
    void nothingButTheFilesOfTheFolder() throws Exception {
        serve(Fault.NONE);
        for (String path : new String[] {"/", "/../a.hpkg", "/.hidden", "/b.hpkg", "/%2e%2e/passwd", "//etc/passwd"}) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void faultsAreMadeAsOftenAsAskedFor() throws Exception {
        serve(new Fault(Fault.Kind.ERROR, 2));
        assertEquals(500, get("/a.hpkg").statusCode());
        assertEquals(500, get("/a.hpkg").statusCode());
        assertEquals(200, get("/a.hpkg").statusCode());
    }

    @Test
    void everyKindOfFault() throws Exception {
        serve(new Fault(Fault.Kind.NOT_FOUND, 9));
        assertTrue(new String(get("/a.hpkg").body()).contains("<html>"));
        restart(new Fault(Fault.Kind.REDIRECT, 9));
        assertArrayEquals(content, get("/a.hpkg").body());
        restart(new Fault(Fault.Kind.NO_RANGE, 9));
        assertEquals(200, get("/a.hpkg", "Range", "bytes=5-9").statusCode());
        restart(new Fault(Fault.Kind.CHANGED, 9));
        assertNotEquals(get("/a.hpkg").headers().firstValue("etag"), get("/a.hpkg").headers().firstValue("etag"));
        restart(new Fault(Fault.Kind.CUT, 9));
        assertThrows(IOException.class, () -> get("/a.hpkg"));
        assertEquals(50_000, server.sent());
        restart(new Fault(Fault.Kind.WRONG_LENGTH, 9));
        assertThrows(IOException.class, () -> get("/a.hpkg"));
        restart(new Fault(Fault.Kind.LOOP, 99));
        assertEquals(302, get("/a.hpkg").statusCode());
        assertTrue(server.requests() > 3, "requests " + server.requests());
    }

    private void restart(Fault fault) throws IOException {
        server.close();
        serve(fault);
    }

    private void serve(Fault fault) throws IOException {
        server = new FileServer(folder, InetAddress.getLoopbackAddress(), 0, fault, 0, new PrintWriter(Writer.nullWriter()));
        Thread thread = new Thread(server::serve);
        thread.setDaemon(true);
        thread.start();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

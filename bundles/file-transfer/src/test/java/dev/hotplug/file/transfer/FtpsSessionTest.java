package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.transfer.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many servers refuse a data connection of FTPS that does not resume the TLS session of the control connection. */
class FtpsSessionTest {

    @TempDir
    Path folder;

    /** When the session of each connection was first agreed upon, and what came over the data connection. */
    private record Seen(long control, long data, byte[] file) {}

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theDataConnectionResumesTheSession(String version) throws Exception {
        TestKeys keys = TestKeys.make(folder, "IP:127.0.0.1");
        Bench bench = new Bench(folder, Bench.RULES);
        bench.trust = new Trust(List.of(keys.pem()));
        SSLContext context = keys.context();
        try (SSLServerSocket control = listen(context, version); SSLServerSocket data = listen(context, version)) {
            CompletableFuture<Seen> seen = CompletableFuture.supplyAsync(() -> serve(control, data));
            Bench.done(bench.upload("ftps://cp:x@127.0.0.1:" + control.getLocalPort() + "/"));
            Seen all = seen.get(10, TimeUnit.SECONDS);
            assertArrayEquals(bench.content(), all.file());
            assertEquals(all.control(), all.data(), "the session is that of the control connection");
        }
    }

    private static SSLServerSocket listen(SSLContext context, String version) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    private static Seen serve(SSLServerSocket control, SSLServerSocket data) {
        Seen seen = null;
        try (SSLSocket socket = (SSLSocket) control.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 here");
            long began = socket.getSession().getCreationTime();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("EPSV")) {
                    say(socket, "229 fine (|||" + data.getLocalPort() + "|)");
                } else if (line.startsWith("STOR")) {
                    say(socket, "150 go");
                    seen = take(data, began);
                    say(socket, "226 here it is");
                } else {
                    say(socket, line.startsWith("USER") ? "331 and?" : "200 fine");
                }
            }
            return seen;
        } catch (IOException e) {
            return seen;
        }
    }

    private static Seen take(SSLServerSocket data, long began) throws IOException {
        while (System.currentTimeMillis() <= began) {
            Thread.onSpinWait();
        }
        try (SSLSocket socket = (SSLSocket) data.accept()) {
            byte[] file = socket.getInputStream().readAllBytes();
            return new Seen(began, socket.getSession().getCreationTime(), file);
        }
    }

    private static void say(SSLSocket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

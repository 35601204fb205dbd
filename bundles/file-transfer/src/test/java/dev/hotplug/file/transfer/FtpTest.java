package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FTP and FTPS against Apache FtpServer, and against sockets that misbehave. */
class FtpTest {

    @TempDir
    Path folder;

    private Bench bench;
    private Path home;
    private FtpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder, Bench.RULES);
        home = Files.createDirectories(folder.resolve("home/sub dir")).getParent();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private void serve(Optional<TestKeys> keys, boolean implicit) throws FtpException {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        keys.ifPresent(k -> {
            SslConfigurationFactory ssl = new SslConfigurationFactory();
            ssl.setKeystoreFile(k.file().toFile());
            ssl.setKeystoreType("PKCS12");
            ssl.setKeystorePassword(TestKeys.PASSWORD);
            listener.setSslConfiguration(ssl.createSslConfiguration());
            listener.setImplicitSsl(implicit);
        });
        FtpServerFactory factory = new FtpServerFactory();
        UserManager users = new PropertiesUserManagerFactory().createUserManager();
        BaseUser user = new BaseUser();
        user.setName("cp");
        user.setPassword("p@ss");
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
        factory.setUserManager(users);
        factory.addListener("default", listener.createListener());
        server = factory.createServer();
        server.start();
        port = factory.getListeners().get("default").getPort();
    }

    private String url(String scheme, String path) {
        return scheme + "://cp:p%40ss@127.0.0.1:" + port + path;
    }

    @Test
    void uploadsIntoTheFolder() throws Exception {
        serve(Optional.empty(), false);
        Bench.done(bench.upload(url("ftp", "/sub%20dir/")));
        assertArrayEquals(bench.content(), Files.readAllBytes(home.resolve("sub dir/d.zip")));
        Bench.done(bench.upload(url("ftp", "")));
        assertArrayEquals(bench.content(), Files.readAllBytes(home.resolve("d.zip")));
    }

    @Test
    void refusalsAreNamedWithoutThePassword() throws Exception {
        serve(Optional.empty(), false);
        assertEquals(Kind.REFUSED, Bench.failure(bench.upload(url("ftp", "/no/such/folder"))).kind());
        Failure failure = Bench.failure(bench.upload("ftp://cp:geheim@127.0.0.1:" + port + "/"));
        assertEquals(Kind.LOGIN, failure.kind());
        assertFalse(failure.sentence().contains("geheim"), failure.sentence());
        assertTrue(failure.sentence().contains("530"), failure.sentence());
        server.stop();
        assertEquals(Kind.CONNECT, Bench.failure(bench.upload(url("ftp", "/"))).kind());
        server = null;
    }

    @Test
    void explicitTls() throws Exception {
        TestKeys keys = TestKeys.make(folder, "IP:127.0.0.1");
        serve(Optional.of(keys), false);
        assertEquals(Kind.TLS, Bench.failure(bench.upload(url("ftps", "/"))).kind(), "not trusted");
        bench.trust = new Trust(List.of(keys.pem()));
        Bench.done(bench.upload(url("ftps", "/")));
        assertArrayEquals(bench.content(), Files.readAllBytes(home.resolve("d.zip")));
    }

    @Test
    void implicitTls() throws Exception {
        TestKeys keys = TestKeys.make(folder, "IP:127.0.0.1");
        serve(Optional.of(keys), true);
        bench.trust = new Trust(List.of(keys.pem()));
        Bench.done(bench.upload(url("ftps", "/")));
        assertArrayEquals(bench.content(), Files.readAllBytes(home.resolve("d.zip")));
    }

    @Test
    void neverWithoutTlsAndNeverToAnotherName() throws Exception {
        serve(Optional.empty(), false);
        Failure plain = Bench.failure(bench.upload(url("ftps", "/")));
        assertEquals(Kind.REFUSED, plain.kind(), plain.toString());
        server.stop();
        TestKeys other = TestKeys.make(folder, "DNS:elsewhere.example");
        serve(Optional.of(other), false);
        bench.trust = new Trust(List.of(other.pem()));
        Failure wrong = Bench.failure(bench.upload(url("ftps", "/")));
        assertTrue(wrong.kind() == Kind.TLS && wrong.sentence().contains("another host"), wrong.toString());
        assertFalse(Files.exists(home.resolve("d.zip")));
    }

    @Test
    void downloadsAndResumesTheSameVersion() throws Exception {
        serve(Optional.empty(), false);
        byte[] served = Bench.bytes(250_000, 7);
        Files.write(home.resolve("f.bin"), served);
        Path target = folder.resolve("in.bin");
        Outcome.Done done = Bench.done(bench.download(url("ftp", "/f.bin"), target, 250_000, Optional.empty()));
        assertArrayEquals(served, Files.readAllBytes(target));
        Files.write(target, Arrays.copyOf(served, 100_000));
        Transfer resumed = bench.transfers.download(
                new dev.hotplug.transfer.Download(url("ftp", "/f.bin"), target, 250_000, done.server(), bench.trust));
        Bench.done(Bench.end(resumed));
        assertEquals(150_000, resumed.bytes(), "only the rest");
        assertArrayEquals(served, Files.readAllBytes(target));
        Files.write(target, new byte[100_000]);
        Bench.done(bench.download(url("ftp", "/f.bin"), target, 250_000, Optional.of(new Validator("1 2"))));
        assertArrayEquals(served, Files.readAllBytes(target), "another version: from the start");
        assertEquals(Kind.TOO_LONG, Bench.failure(bench.download(url("ftp", "/f.bin"), target, 1_000, Optional.empty())).kind());
    }

    /** A server made of canned replies; data connections are accepted and cut. */
    private final class Canned implements AutoCloseable {
        private final ServerSocket control = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final ServerSocket data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<String> commands = new ArrayList<>();
        private final Map<String, String> replies;

        Canned(Map<String, String> replies) throws IOException {
            this.replies = replies;
            Thread thread = new Thread(this::speak, "canned-ftp");
            thread.setDaemon(true);
            thread.start();
        }

        private void speak() {
            try (Socket socket = control.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                OutputStream out = socket.getOutputStream();
                say(out, "220-Welcome\r\n220 here");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String command = line.split(" ")[0];
                    synchronized (commands) {
                        commands.add(command);
                    }
                    say(out, replies.getOrDefault(command, "200 fine").replace("DATA", data.getLocalPort() / 256 + "," + data.getLocalPort() % 256));
                    if (command.equals("STOR")) {
                        data.accept().close();
                        say(out, "452 no room for p@ss here");
                    }
                }
            } catch (IOException e) {
                // the client has gone
            }
        }

        private static void say(OutputStream out, String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            control.close();
            data.close();
        }
    }

    @Test
    void theDataConnectionGoesToTheAddressedHostAndTheLastWordIsHeard() throws Exception {
        Files.write(bench.file, Bench.bytes(20_000_000, 5));
        try (Canned canned = new Canned(Map.of(
                "USER", "331 password", "EPSV", "500 what?", "PASV", "227 Entering (10,11,12,13,DATA)", "STOR", "150 go"))) {
            port = canned.control.getLocalPort();
            Failure failure = Bench.failure(bench.upload(url("ftp", "/")));
            assertEquals(Kind.REFUSED, failure.kind(), failure.toString());
            assertTrue(failure.sentence().contains("452 no room for *** here"), failure.sentence());
        }
    }

    @Test
    void whyAServerRefusesIsToldApart() throws Exception {
        Map<String, Kind> kinds = Map.of(
                "550 Permission denied.", Kind.FORBIDDEN, "550 No such folder.", Kind.REFUSED, "532 Need account", Kind.FORBIDDEN,
                "502 No STOR here", Kind.UNSUPPORTED, "452 Full", Kind.REFUSED);
        for (Map.Entry<String, Kind> each : kinds.entrySet()) {
            try (Canned canned = new Canned(Map.of("EPSV", "500 what?", "PASV", "227 Entering (127,0,0,1,DATA)", "TYPE", each.getKey()))) {
                port = canned.control.getLocalPort();
                assertEquals(each.getValue(), Bench.failure(bench.upload(url("ftp", "/"))).kind(), each.getKey());
            }
        }
    }

    @Test
    void aServerThatDoesNotTakeTheFileEndsByTheClock() throws Exception {
        Files.write(bench.file, Bench.bytes(30_000_000, 5));
        try (ServerSocket stuck = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Canned canned = new Canned(Map.of("USER", "331 password", "EPSV", "229 (|||" + stuck.getLocalPort() + "|)", "STOR", "150 go"))) {
            port = canned.control.getLocalPort();
            Transfer transfer = bench.begin(url("ftp", "/"));
            try (Socket socket = stuck.accept()) {
                assertTrue(socket.isConnected());
                assertEquals(Kind.TIMEOUT, bench.failureByClock(transfer).kind());
            }
        }
    }

    @Test
    void aServerThatSaysTooMuchOrSomethingElseIsRefused() throws Exception {
        for (String said : List.of("220-and more\r\n", "220 and more, and ever more without an end of the line", "SSH-2.0-OpenSSH\r\n")) {
            try (ServerSocket babbler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread speak = new Thread(() -> babble(babbler, said), "babbler");
                speak.setDaemon(true);
                speak.start();
                Failure failure = Bench.failure(bench.upload("ftp://127.0.0.1:" + babbler.getLocalPort() + "/"));
                assertEquals(Kind.PROTOCOL, failure.kind(), failure.toString());
            }
        }
    }

    private static void babble(ServerSocket babbler, String said) {
        try (Socket socket = babbler.accept()) {
            while (true) {
                socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the other side has had enough
        }
    }

    @Test
    void aServerThatFallsSilentEndsByTheClock() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Transfer transfer = bench.begin("ftp://127.0.0.1:" + mute.getLocalPort() + "/");
            try (Socket socket = mute.accept()) {
                assertTrue(socket.isConnected());
                assertEquals(Kind.TIMEOUT, bench.failureByClock(transfer).kind());
            }
        }
    }
}

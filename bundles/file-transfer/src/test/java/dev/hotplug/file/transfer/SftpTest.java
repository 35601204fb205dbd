package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SFTP against Apache MINA SSHD. */
class SftpTest {

    @TempDir
    Path folder;

    private Bench bench;
    private Path home;
    private SshServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder, Bench.RULES);
        home = Files.createDirectories(folder.resolve("home/up")).getParent();
        serve("key1", 0);
    }

    private void serve(String key, int at) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(at);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve(key)));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("cp") && password.equals("p@ss"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
        port = server.getPort();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private String url(String path) {
        return "sftp://cp:p%40ss@127.0.0.1:" + port + path;
    }

    @Test
    void uploadsAndRemembersTheKey() throws Exception {
        Bench.done(bench.upload(url("/up/")));
        assertArrayEquals(bench.content(), Files.readAllBytes(home.resolve("up/d.zip")));
        List<String> known = Files.readAllLines(bench.knownHosts);
        assertEquals(1, known.size());
        assertTrue(known.get(0).startsWith("127.0.0.1:" + port + " SHA256:"), known.get(0));
        Bench.done(bench.upload(url("/")));
        assertEquals(known, Files.readAllLines(bench.knownHosts));
    }

    @Test
    void anotherKeyLaterIsRefused() throws Exception {
        Bench.done(bench.upload(url("/")));
        server.stop(true);
        serve("key2", port);
        Files.delete(home.resolve("d.zip"));
        Failure failure = Bench.failure(bench.upload(url("/")));
        assertEquals(Kind.HOST_KEY, failure.kind(), failure.toString());
        assertTrue(failure.sentence().contains("before"), failure.sentence());
        assertFalse(Files.exists(home.resolve("d.zip")));
    }

    @Test
    void aConfiguredKeyIsTheOnlyOne() throws Exception {
        Bench strict = new Bench(folder, Bench.rules(List.of(), List.of(), false));
        assertEquals(Kind.HOST_KEY, Bench.failure(strict.upload(url("/"))).kind());
        Bench.done(bench.upload(url("/")));
        String shown = Files.readAllLines(bench.knownHosts).get(0).split(" ")[1];
        Bench right = new Bench(folder, Bench.rules(List.of(), List.of("127.0.0.1 " + shown), false));
        Bench.done(right.upload(url("/")));
        Bench wrong = new Bench(folder, Bench.rules(List.of(), List.of("127.0.0.1:" + port + " SHA256:AAAA"), true));
        assertEquals(Kind.HOST_KEY, Bench.failure(wrong.upload(url("/"))).kind());
    }

    @Test
    void refusalsAreNamedWithoutThePassword() throws Exception {
        Failure login = Bench.failure(bench.upload("sftp://cp:geheim@127.0.0.1:" + port + "/"));
        assertEquals(Kind.LOGIN, login.kind(), login.toString());
        assertFalse(login.sentence().contains("geheim"));
        assertEquals(Kind.REFUSED, Bench.failure(bench.upload(url("/no/such/folder"))).kind());
        assertEquals(Kind.CONNECT, Bench.failure(bench.upload("sftp://cp:x@127.0.0.1:" + HttpTest.freePort() + "/")).kind());
    }

    @Test
    void downloadsAndResumesTheSameVersion() throws Exception {
        byte[] served = Bench.bytes(250_000, 7);
        Files.write(home.resolve("f.bin"), served);
        Path target = folder.resolve("in.bin");
        Outcome.Done done = Bench.done(bench.download(url("/f.bin"), target, 250_000, Optional.empty()));
        assertArrayEquals(served, Files.readAllBytes(target));
        Files.write(target, Arrays.copyOf(served, 100_000));
        Transfer resumed = bench.transfers.download(new Download(url("/f.bin"), target, 250_000, done.server(), bench.trust));
        Bench.done(Bench.end(resumed));
        assertEquals(150_000, resumed.bytes(), "only the rest");
        assertArrayEquals(served, Files.readAllBytes(target));
        assertEquals(Kind.TOO_LONG, Bench.failure(bench.download(url("/f.bin"), target, 1_000, Optional.empty())).kind());
    }

    @Test
    void aServerThatSaysNothingEndsAndLeavesNoThread() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Transfer transfer = bench.begin("sftp://cp:x@127.0.0.1:" + mute.getLocalPort() + "/");
            try (Socket socket = mute.accept()) {
                assertTrue(socket.isConnected());
                Failure failure = bench.failureByClock(transfer);
                assertEquals(Kind.TIMEOUT, failure.kind(), failure.toString());
            }
        }
    }
}

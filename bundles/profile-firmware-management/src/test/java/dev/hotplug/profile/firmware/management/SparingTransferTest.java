package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Upload;
import dev.hotplug.transfer.Validator;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.Compatibility;
import dev.hotplug.update.set.FileSignature;
import dev.hotplug.update.set.Range;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetWriter;
import dev.hotplug.update.set.UpdateClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparingTransferTest {

    private static final int MANY = 40;
    private static final int SIZE = 50_000;
    private static final int CHANGED = 17;

    @TempDir
    Path folder;

    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Path> store = new HashMap<>();
    private final Server server = new Server();
    private byte[] file;

    /** A file server. */
    private static final class Server implements FileTransfer {
        byte[] file;
        long sent;
        int wholes;
        boolean ranges = true;
        boolean changing;
        int version = 1;
        Optional<Failure.Kind> breaks = Optional.empty();

        @Override
        public Transfer parts(Parts parts) {
            if (!ranges) {
                return failed(Failure.Kind.UNSUPPORTED);
            }
            Optional<Validator> now = Optional.of(new Validator("\"" + version + "\""));
            if (parts.version().isPresent() && !parts.version().equals(now)) {
                return failed(Failure.Kind.UNSUPPORTED);
            }
            try (FileChannel target = FileChannel.open(parts.target(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (Parts.Span span : parts.spans()) {
                    int length = (int) Math.min(span.length(), file.length - span.offset());
                    target.write(ByteBuffer.wrap(file, (int) span.offset(), length), span.offset());
                    sent += length;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            version += changing ? 1 : 0;
            Optional<Failure.Kind> broken = sent > 40_000 ? breaks : Optional.empty();
            return broken.map(Server::failed).orElseGet(() -> Transfer.ended(new Outcome.Done(sent, now)));
        }

        private static Transfer failed(Failure.Kind kind) {
            return Transfer.ended(new Outcome.Failed(new Failure(kind, "It failed."), 0, Optional.empty()));
        }

        @Override
        public Transfer download(Download download) {
            wholes++;
            try {
                Files.write(download.target(), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sent += file.length;
            return Transfer.ended(new Outcome.Done(file.length, Optional.empty()));
        }

        @Override
        public Transfer upload(Upload upload) {
            throw new AssertionError();
        }

        @Override
        public SortedSet<String> schemes() {
            return new TreeSet<>();
        }

        @Override
        public Optional<Failure> refusal(String address) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void oneBundleOfManyHasChanged() throws Exception {
        List<SetBundle> bundles = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            byte[] content = new byte[SIZE + i];
            new Random(i).nextBytes(content);
            Blob blob = put(content);
            bundles.add(new SetBundle("g:b" + i + ":1.0.0", "b" + i, "1.0.0", blob.sha256(), blob.size(), 50));
            if (i != CHANGED) {
                store.put(blob.sha256(), Files.write(folder.resolve("known-" + i), content));
            }
        }
        SetDocument.Update update = new SetDocument.Update(
                List.of(new Compatibility("V", "m", List.of("p"), List.of("r"))), 1,
                new SetDocument.Platform(new Range("[17,99)"), new Range("[1,2)"), new Range("[1,2)")), 1, Map.of(), Map.of(),
                UpdateClass.H0, new SetDocument.Gate(20, 1), put("{}".getBytes(StandardCharsets.UTF_8)), List.of(), Optional.empty(), List.of());
        SetDocument document = new SetDocument("g:m:1.1.0", "M", "", bundles, Map.of(), Map.of(),
                Optional.of(new SetDocument.Model("m", "M", "p")), update);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SetWriter.write(document, "{}".getBytes(StandardCharsets.UTF_8),
                blob -> new ByteArrayInputStream(contents.get(blob.sha256())), out).value().orElseThrow();
        file = out.toByteArray();
        server.file = file;
    }

    private Blob put(byte[] content) throws Exception {
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        contents.put(sha256, content);
        return new Blob(sha256, content.length);
    }

    private Outcome fetch() throws IOException {
        Path target = folder.resolve("part");
        Files.deleteIfExists(target);
        Download whole = new Download("https://host/set.hpkg", target, 1L << 30, Optional.empty(), Trust.JAVA);
        return new SparingTransfer(server, whole, sha256 -> Optional.ofNullable(store.get(sha256)), Runnable::run)
                .begin().outcome().toCompletableFuture().join();
    }

    private void assertWhole(Outcome outcome) throws IOException {
        assertEquals(file.length, assertInstanceOf(Outcome.Done.class, outcome).bytes());
        assertArrayEquals(file, Files.readAllBytes(folder.resolve("part")));
    }

    @Test
    void oneChangedBundleCostsTheBeginningAndThatBundle_andTheFileIsThePublishedOne() throws IOException {
        assertWhole(fetch());
        assertEquals(0, server.wholes);
        assertTrue(server.sent < 32 * 1024 + SIZE + 2_000, server.sent + " of " + file.length);
        TestSigner signer = new TestSigner(Instant.parse("2026-03-01T12:00:00Z"));
        byte[] signature = java.util.Base64.getDecoder().decode(signer.sign(file, FileSignature.Scheme.ECDSA));
        assertTrue(FileSignature.verify(Files.newInputStream(folder.resolve("part")), signature, signer.certificate,
                Set.of(FileSignature.Scheme.ECDSA)).value().isPresent());
    }

    @Test
    void whatCannotBeDoneInPartsIsFetchedWhole() throws IOException {
        server.ranges = false;
        assertWhole(fetch());
        server.ranges = true;
        server.changing = true;
        assertWhole(fetch());
        server.changing = false;
        Files.write(store.values().iterator().next(), new byte[0]);
        assertWhole(fetch());
        assertEquals(2, server.wholes, "a bundle of another size is merely fetched");
        store.clear();
        assertWhole(fetch());
        assertEquals(3, server.wholes);
    }

    @Test
    void aBundleThatHasRottedHereIsFoundOut() throws IOException {
        String sha256 = store.keySet().stream().sorted().findFirst().orElseThrow();
        byte[] rotten = contents.get(sha256).clone();
        rotten[0]++;
        Files.write(store.get(sha256), rotten);
        assertWhole(fetch());
        assertEquals(1, server.wholes);
    }

    @Test
    void aFileThatIsNoSetIsFetchedWhole_forTheUpdaterToRefuse() throws IOException {
        server.file = "<html>no</html>".getBytes(StandardCharsets.UTF_8);
        assertInstanceOf(Outcome.Done.class, fetch());
        assertEquals(1, server.wholes);
        server.file = Arrays.copyOf(file, 300);
        assertInstanceOf(Outcome.Done.class, fetch());
        assertEquals(2, server.wholes);
    }

    @Test
    void aConnectionThatBreaksIsAFailedTry() throws IOException {
        server.breaks = Optional.of(Failure.Kind.LINK_LOST);
        assertEquals(Failure.Kind.LINK_LOST, assertInstanceOf(Outcome.Failed.class, fetch()).failure().kind());
        assertEquals(0, server.wholes);
    }
}

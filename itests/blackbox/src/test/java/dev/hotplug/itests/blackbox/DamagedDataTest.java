package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data folders that something happened to. Each start either works and says what was lost, or ends with one sentence and an
 * exit code; nothing that can still be read is lost. The full disk is in {@code src/test/scripts/full-disk.sh}: it needs a
 * file system of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedDataTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CARD = "30000001";
    private static final String ID_TAG = "01000030";
    /** Offset and length of user_version in the file header (SQLite file format, section 1.3.17). */
    private static final int USER_VERSION = 60;
    private static final int PAGE = 4096;

    @TempDir
    static Path folder;

    private final AtomicInteger copies = new AtomicInteger();
    private WireCentralSystem centralSystem;
    private Path provisioning;
    private Path original;

    /** A data folder with a transaction that the central system has not heard of. */
    @BeforeAll
    void charge() {
        centralSystem = WireCentralSystem.start();
        provisioning = Provisioning.of(centralSystem.url()).key("MinimumStatusDuration", "0").write(folder);
        original = folder.resolve("original");
        try (ChargerProcess charger = ChargerProcess.start(options(original))) {
            centralSystem.awaitStatus("Available");
            centralSystem.away(true);
            SimulatorClient world = charger.simulator();
            world.speed(600);
            world.plug();
            world.car("C");
            world.card(CARD);
            world.awaitConnector("energy", c -> c.path("meterWh").asDouble() > 1_000);
            world.unplug();
            world.awaitConnector("free", c -> c.path("pilot").asText().equals("A") && !c.path("locked").asBoolean());
            charger.terminate();
            assertEquals(0, charger.awaitExit(Duration.ofSeconds(5)));
        }
        centralSystem.away(false);
    }

    @AfterAll
    void stop() {
        centralSystem.close();
    }

    @Test
    void whatIsUndamagedIsToldAfterTheStart() throws IOException {
        assertToldAfter(copy());
    }

    @Test
    void aDatabaseOfRandomBytesIsPutAsideAndTheChargerWorks() throws IOException {
        Path data = copy();
        byte[] noise = new byte[65_536];
        new Random(7).nextBytes(noise);
        Files.write(data.resolve("hotplug.db"), noise);
        assertWorksAnew(data);
        assertArrayEquals(noise, Files.readAllBytes(data.resolve("hotplug.db.damaged-1")));
    }

    @Test
    void anEmptyDatabaseFileIsReplaced() throws IOException {
        Path data = copy();
        Files.write(data.resolve("hotplug.db"), new byte[0]);
        assertWorksAnew(data);
    }

    @Test
    void aTruncatedDatabaseIsSavedAsFarAsItGoes() throws IOException {
        Path data = copy();
        byte[] all = Files.readAllBytes(data.resolve("hotplug.db"));
        Files.write(data.resolve("hotplug.db"), Arrays.copyOf(all, all.length / PAGE * PAGE - PAGE));
        assertWorksAnew(data);
    }

    @Test
    void aDamagedPageCostsOnlyWhatWasOnIt() throws IOException {
        Path data = copy();
        byte[] all = Files.readAllBytes(data.resolve("hotplug.db"));
        // the second page is the root of a table's index or of a table; the records of the log are elsewhere
        Arrays.fill(all, PAGE, 2 * PAGE, (byte) 0x5A);
        Files.write(data.resolve("hotplug.db"), all);
        try (ChargerProcess charger = ChargerProcess.start(options(data))) {
            charger.health().await("store", PATIENCE, "OK");
            assertTrue(charger.output().contains("hotplug.db.damaged-1"), charger.output());
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAloneAndNamed() throws IOException {
        Path data = copy();
        Path database = data.resolve("hotplug.db");
        byte[] newer = Files.readAllBytes(database);
        ByteBuffer.wrap(newer).putInt(USER_VERSION, 99);
        Files.write(database, newer);
        assertRefused(data, "newer version", "99", database.toString());
        assertArrayEquals(newer, Files.readAllBytes(database), "nothing was changed");
    }

    @Test
    void aReadOnlyDataFolderIsNamed() throws IOException {
        Path data = copy();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertRefused(data, data.toString(), "read-only");
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertToldAfter(data);
    }

    @Test
    void aFolderInPlaceOfTheDatabaseIsNamed() throws IOException {
        Path data = copy();
        Files.delete(data.resolve("hotplug.db"));
        Files.createDirectories(data.resolve("hotplug.db/x"));
        assertRefused(data, data.resolve("hotplug.db").toString(), "is a folder");
    }

    @Test
    void withoutAPlaceForTheLogTheChargerWorks() throws IOException {
        Path data = copy();
        try (Stream<Path> old = Files.list(data.resolve("log"))) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(data.resolve("log"));
        Files.writeString(data.resolve("log"), "in the way");
        assertToldAfter(data);
    }

    @Test
    void aDamagedWorldKeepsTheRegister() throws IOException {
        Path data = copy();
        Path world = data.resolve("simulator.json");
        String text = Files.readString(world);
        Files.writeString(world, text.substring(0, text.lastIndexOf(']')));
        try (ChargerProcess charger = ChargerProcess.start(options(data))) {
            assertTrue(charger.simulator().connector().path("meterWh").asDouble() > 1_000, "the register never falls");
            assertTrue(charger.output().contains("simulator.json is damaged"), charger.output());
            assertTrue(Files.exists(data.resolve("simulator.json.damaged")));
        }
    }

    @Test
    void aPartNumberThatIsCorrectedAfterARefusedFileCounts() throws IOException {
        Path data = folder.resolve("corrected");
        String wrong = "{\"partNumber\":\"CPB1-S-2-3-8\",\"configurationKeys\":{\"HeartbeatInterval\":\"soon\"}}";
        assertRefused(data, Files.writeString(folder.resolve("wrong.json"), wrong), "HeartbeatInterval");
        Path right = Files.writeString(folder.resolve("right.json"), "{\"partNumber\":\"CPB1-S-2-4-8\"}");
        for (Path file : List.of(right, folder.resolve("gone.json"))) {
            try (ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options().data(data).provision(file))) {
                assertTrue(charger.output().contains("part number CPB1-S-2-4-8"), charger.output());
            }
        }
    }

    /** The charger starts, finds its central system again, can charge, and names the file it put aside. */
    private void assertWorksAnew(Path data) {
        int boots = centralSystem.calls("BootNotification").size();
        try (ChargerProcess charger = ChargerProcess.start(options(data))) {
            centralSystem.awaitCalls("BootNotification", boots + 1, PATIENCE);
            charger.health().await("store", PATIENCE, "OK");
            assertTrue(charger.output().contains("hotplug.db.damaged-1"), charger.output());
            assertEquals(1, charger.output().lines().filter(l -> l.startsWith("ERROR ")).count(), charger.output());
            SimulatorClient world = charger.simulator();
            world.plug();
            world.car("C");
            world.card("30000002");
            world.awaitConnector("charges", c -> c.path("offeredAmps").asDouble() > 0);
        }
    }

    private void assertToldAfter(Path data) {
        int stops = centralSystem.calls("StopTransaction").size();
        try (ChargerProcess charger = ChargerProcess.start(options(data))) {
            List<WireCentralSystem.Call> told = centralSystem.awaitCalls("StopTransaction", stops + 1, PATIENCE);
            assertTrue(told.get(stops).payload().path("meterStop").asLong() > 1_000);
            assertTrue(centralSystem.calls("StartTransaction").stream().anyMatch(c -> c.payload().path("idTag").asText().equals(ID_TAG)));
            assertTrue(charger.running());
        }
    }

    private void assertRefused(Path data, String... words) {
        assertRefused(data, provisioning, words);
    }

    private static void assertRefused(Path data, Path provisioning, String... words) {
        try (ChargerProcess charger =
                ChargerProcess.launch(new ChargerProcess.Options().data(data).provision(provisioning))) {
            int code = charger.awaitExit(PATIENCE);
            String output = charger.output().strip();
            assertEquals(2, code, output);
            assertEquals(1, output.lines().count(), "one sentence: " + output);
            for (String word : words) {
                assertTrue(output.contains(word), output);
            }
        }
    }

    private ChargerProcess.Options options(Path data) {
        return new ChargerProcess.Options().data(data).provision(provisioning);
    }

    private Path copy() {
        Path data = folder.resolve("data-" + copies.incrementAndGet());
        Distribution.copyTree(original, data);
        try {
            Files.deleteIfExists(data.resolve("lock"));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

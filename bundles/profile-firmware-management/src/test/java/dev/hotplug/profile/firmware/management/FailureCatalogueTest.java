package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.update.Outcome.Result;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.set.FileSignature.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of faults: each row is played against the desk in driven time. */
class FailureCatalogueTest {

    private static final String LOCATION = "https://user:SECRET@host/set.hpkg";
    private static final Duration DAYS = Duration.ofDays(3);
    private static final Duration PAUSE = Duration.ofSeconds(11);

    @TempDir
    Path folder;

    private FirmwareRig rig;
    private boolean signed;

    private record Row(String fault, String flow, String script, List<String> statuses, boolean newSet) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), List.of(cells[3].strip().split(" ")), cells[4].strip().equals("NEW"));
        }

        @Override
        public String toString() {
            return fault + ", " + flow;
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = FailureCatalogueTest.class.getResourceAsStream("/failure-catalogue.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Shows({"S90", "S91", "UpdateFirmware", "SignedUpdateFirmware", "FirmwareStatusNotification", "SignedFirmwareStatusNotification",
        "TC_044_1", "TC_044_2", "TC_044_3", "TC_080", "TC_081"})
    void row(Row row) throws IOException {
        signed = row.flow().equals("signed");
        rig = new FirmwareRig(folder);
        for (String word : row.script().split("\\s+")) {
            play(word);
        }
        assertEquals(row.statuses(), rig.statuses());
        assertEquals(row.newSet(), rig.updates.runsNew());
        assertTrue(rig.clean(), "something is left");
        long ids = rig.heard.stream().map(FirmwareRig.Heard::id).distinct().count();
        assertEquals(rig.heard.size(), ids, "told once, each with an id of its own");
        assertTrue(rig.value(FirmwareKeys.RESULT).startsWith(last(row)), rig.value(FirmwareKeys.RESULT));
    }

    private String last(Row row) {
        String end = row.statuses().get(row.statuses().size() - 1);
        return signed || !end.equals("InstallationFailed") ? end : "In";
    }

    private void play(String word) throws IOException {
        String[] parts = word.split(":");
        String value = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "ask" -> ask(LOCATION, ManualTime.START, Optional.empty(), 1);
            case "other" -> ask(LOCATION + "2", ManualTime.START, Optional.empty(), 2);
            case "scheme" -> scheme();
            case "later" -> ask(LOCATION, FirmwareRig.LATER, Optional.empty(), 1);
            case "install-later" -> ask(LOCATION, ManualTime.START, Optional.of(FirmwareRig.LATER), 1);
            case "wrong" -> rig.ask(rig.signed(1, LOCATION, ManualTime.START, Optional.empty(), rig.signer.sign(new byte[1], Scheme.ECDSA)));
            case "garbage" -> rig.ask(rig.signed(1, LOCATION, ManualTime.START, Optional.empty(), "?"));
            case "fetched" -> rig.fetched();
            case "cut" -> rig.cut(1_000, "\"v1\"");
            case "fail" -> rig.transfers.failed(Failure.Kind.valueOf(value));
            case "pause" -> rig.pass(PAUSE);
            case "days" -> rig.pass(DAYS);
            case "full" -> rig.free = 1_000;
            case "loss" -> Files.delete(rig.download().target());
            case "offer" -> rig.updates.checks.add(rig.updates.offer(UpdateClass.valueOf(value)));
            case "refuse" -> rig.updates.checks.add(new Refusal(Reason.valueOf(value), "It is refused."));
            case "phase" -> updater(() -> rig.updates.phase(Phase.valueOf(value)));
            case "installed" -> updater(() -> rig.updates.end(Result.INSTALLED, Optional.empty()));
            case "returned" -> updater(() -> rig.updates.end(Result.RETURNED, Optional.of(Reason.valueOf(value))));
            case "refused" -> updater(() -> rig.updates.end(Result.REFUSED, Optional.of(Reason.valueOf(value))));
            case "commit" -> rig.updates.commitAndDie();
            case "page" -> rig.updates.busyWith("hotplug:page");
            case "page-ends" -> rig.updates.end(Result.RETURNED, Optional.of(Reason.NOT_STARTED));
            case "swap" -> rig.swap();
            case "away" -> rig.open = false;
            case "deaf" -> rig.open = false;
            case "refusing" -> rig.refusing = true;
            case "connect" -> rig.connect();
            case "power-alone" -> rig = rig.afterPowerCut(false);
            case "trial-alone" -> rig = rig.afterPowerCut(true);
            case "power" -> boot(false);
            case "trial" -> boot(true);
            default -> throw new AssertionError("no such word: " + word);
        }
    }

    private void updater(Runnable news) {
        news.run();
        rig.pass(Duration.ofMillis(300));
    }

    private void boot(boolean trial) {
        rig = rig.afterPowerCut(trial);
        rig.connect();
        rig.pass(Duration.ofMillis(300));
    }

    private void scheme() {
        ask("gopher://host/", ManualTime.START, Optional.empty(), 1);
        rig.transfers.end(new Outcome.Failed(new Failure(Failure.Kind.ADDRESS, "The scheme gopher is none of ftp."), 0, Optional.empty()));
    }

    private void ask(String location, Instant date, Optional<Instant> install, int id) {
        if (signed) {
            rig.ask(rig.signed(id, location, date, install, rig.signer.good));
        } else {
            rig.ask(FirmwareRig.plain(location, date, 1));
        }
    }
}

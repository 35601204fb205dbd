package dev.hotplug.profile.local.auth.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.Settings.Change.Status;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalAuthListProfileTest {

    private final Bench bench = new Bench();

    private Status change(String key, String value) {
        return bench.settings.change(key, value).toCompletableFuture().join().status();
    }

    @Test
    @Shows({"GetLocalListVersion", "LocalAuthListEnabled", "S35", "TC_042_1", "TC_042_2"})
    void s35_versionIs0AtFirst_andMinus1WhenListsAreNotEnabled_TC_042() {
        assertEquals(0, bench.version());
        bench.full(4, Bench.accepted("A"));
        assertEquals(4, bench.version());
        assertEquals(Status.Accepted, change("LocalAuthListEnabled", "false"));
        assertEquals(-1, bench.version());
    }

    @Test
    void theLengthsAreReadOnly_andTheListHasRoomForFiftyThousand() {
        for (String key : List.of("LocalAuthListMaxLength", "SendLocalListMaxLength")) {
            assertEquals(Status.Rejected, change(key, "10"));
        }
        assertTrue(Integer.parseInt(bench.settings.value("LocalAuthListMaxLength").orElseThrow()) >= 50_000);
        assertEquals(
                Integer.toString(LocalListKeys.SEND_MAX_LENGTH),
                bench.settings.value("SendLocalListMaxLength").orElseThrow());
    }

    @Test
    void theManifestDeclaresExactlyWhatTheHandlersAnswer() {
        assertEquals(
                List.of(LocalListKeys.ANSWERED.split(",")),
                Stream.of(new GetLocalListVersionHandler(bench.store, bench.settings), bench.handler)
                        .map(h -> h.operation().action())
                        .toList());
    }
}

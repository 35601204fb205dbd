package dev.hotplug.update.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Request;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.testkit.RecordedEvents;
import dev.hotplug.testkit.Shows;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final Offer OFFER = new Offer(
            "offer-1", "1.0", "1.1", true, UpdateClass.FEATURE, new TreeSet<>(List.of("a")), new TreeSet<>(List.of("a", "b")), 7);

    @TempDir
    Path data;

    private final TestUpdates updates = new TestUpdates();
    private final RecordedEvents events = new RecordedEvents();
    private long free = 1L << 30;
    private Desk desk;

    @BeforeEach
    void begin() {
        desk = new Desk(updates, new Inbox(data, folder -> free, 1_000), events, () -> "state");
    }

    private record Asked(Map<String, String> texts, InputStream body) implements Request {
        @Override
        public String path(String name) {
            return "";
        }

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(texts.get(name));
        }

        @Override
        public Optional<Long> wholeNumber(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> flag(String name) {
            return Optional.empty();
        }

        @Override
        public Access access() {
            return Access.TECHNICIAN;
        }

        @Override
        public String user() {
            return "technician";
        }
    }

    private static Request file() {
        return new Asked(Map.of(), new ByteArrayInputStream(new byte[10]));
    }

    private static Request wanting(String offer) {
        return new Asked(Map.of("offer", offer), InputStream.nullInputStream());
    }

    private static String code(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code() : "done";
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.count();
        }
    }

    @Test
    void aFileIsCheckedDeletedAndItsOfferInstalledOnce() throws IOException {
        updates.next = OFFER;
        assertEquals("done", code(desk.upload(file())));
        assertTrue(updates.fileWasThere);
        assertEquals(0, files());
        assertEquals("missing", code(desk.install(wanting("offer-0"))));
        assertEquals("done", code(desk.install(wanting("offer-1"))));
        assertEquals("missing", code(desk.install(wanting("offer-1"))));
        assertEquals(List.of("install 1.1"), updates.asked);
    }

    @Test
    void whyAFileIsRefusedIsSaidInBothLanguagesAndRemembered() {
        Refusal refusal = new Refusal(Reason.SIGNATURE, "Nobody whom we trust has signed it.");
        updates.next = refusal;
        Answer.Refused refused = (Answer.Refused) desk.upload(file());
        assertEquals("SIGNATURE", refused.code());
        assertEquals(409, refused.status());
        assertEquals(refusal.sentence(), refused.words().en());
        assertTrue(refused.words().de().startsWith(Texts.of(Reason.SIGNATURE).de()));
        assertEquals(Optional.of(refusal), desk.last());
        assertEquals("SIGNATURE", code(desk.upload(file())));
    }

    @Test
    @Shows("InvalidFirmwareSignature")
    void aFileThatNobodyTrustedSignedIsASecurityEvent_andNoOtherFile() {
        updates.next = new Refusal(Reason.INCOMPATIBLE, "It is for another model.");
        desk.upload(file());
        assertEquals(List.of(), events.events());
        updates.next = new Refusal(Reason.SIGNATURE, "Nobody whom we trust has signed it.");
        desk.upload(file());
        assertEquals(List.of(SecurityEvent.InvalidFirmwareSignature), events.events());
    }

    @Test
    void whileTheUpdaterIsBusyNothingIsTakenIn() throws IOException {
        updates.snapshot = new UpdateSnapshot(
                Phase.WAITING, Optional.of("r1"), Optional.of("1.1"), UpdateClass.KEEL, 0, 0, Optional.empty(), Optional.empty());
        assertEquals("refused", code(desk.upload(file())));
        assertFalse(updates.fileWasThere);
        assertEquals(0, files());
        assertEquals("done", code(desk.cancel(wanting(""))));
        assertEquals(List.of("cancel r1"), updates.asked);
    }

    @Test
    void whatCannotBeTakenInLeavesTheDeskFree() {
        free = 0;
        assertEquals("no-space", code(desk.upload(file())));
        free = 1L << 30;
        updates.next = OFFER;
        assertEquals("done", code(desk.upload(file())));
    }
}

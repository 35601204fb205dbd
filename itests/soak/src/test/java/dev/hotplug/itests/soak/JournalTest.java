package dev.hotplug.itests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = new Journal(folder.resolve("trace.log"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aMessageThatComesAgainIsTheSameMessage() {
        journal.take("a", "StopTransaction", Json.tree(Map.of("meterStop", 5)), 7);
        journal.take("a", "StopTransaction", Json.tree(Map.of("meterStop", 5)), 7);
        Evidence.Message message = evidence().messages().get(0);
        assertEquals(2, message.sent());
        assertTrue(evidence().remarks().isEmpty());
    }

    @Test
    void aMessageThatComesAgainWithOtherWordsIsRemarked() {
        journal.take("a", "StopTransaction", Json.tree(Map.of("meterStop", 5)), 7);
        journal.take("a", "StopTransaction", Json.tree(Map.of("meterStop", 6)), 7);
        assertEquals(Finding.Kind.CHANGED, evidence().remarks().get(0).kind());
    }

    @Test
    void anAnswerOnAnotherConnectionThanTheCallIsAStray() {
        journal.asked("a", "a call", Set.of(""), true, 1);
        journal.answered("a", "", 2, "[3,\"a\",{}]");
        assertEquals(1, evidence().strays().size());
        assertEquals(1, journal.open(1));
    }

    private Evidence evidence() {
        return journal.evidence(new World(null), new Machine(null));
    }
}

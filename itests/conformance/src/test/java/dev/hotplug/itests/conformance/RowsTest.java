package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

    @TempDir
    Path folder;

    private Rows rows(String statements, String notYet) throws IOException {
        Files.writeString(folder.resolve("statements.txt"), statements);
        Files.writeString(folder.resolve("messages.txt"), "# none\n");
        Files.writeString(folder.resolve("keys.txt"), "");
        Files.writeString(folder.resolve("security-events.txt"), "");
        Files.writeString(folder.resolve("octt.txt"), "TC_001 | boot\n");
        Files.writeString(folder.resolve("not-built-yet.txt"), notYet);
        return Rows.read(folder);
    }

    private String complaint(String statements, String notYet) {
        return assertThrows(IllegalArgumentException.class, () -> rows(statements, notYet)).getMessage();
    }

    @Test
    void aLineIsARow_commentsAndEmptyLinesAreNot() throws IOException {
        Rows rows = rows("# comment\n\nS1 | does this   | ed2 4.2\n  S2|that|E 3.1\n", "TC_001 | later\n");
        assertEquals(List.of(List.of("S1", "does this", "ed2 4.2"), List.of("S2", "that", "E 3.1")), rows.of(Kind.STATEMENT).map(Row::cells).toList());
        assertEquals(List.of("S1", "S2", "TC_001"), rows.all().map(Row::name).toList());
        assertEquals(Optional.of(new Mark("TC_001", "later", "not-built-yet.txt")), rows.mark("TC_001"));
        assertEquals(Optional.empty(), rows.mark("S1"));
    }

    @Test
    void aLineWithAnotherNumberOfCellsIsNamed() {
        assertTrue(complaint("S1 | a | b\nS2 | a\n", "").startsWith("statements.txt line 2 has 2 cells"));
        assertTrue(complaint("S1 | | b\n", "").startsWith("statements.txt line 1"));
    }

    @Test
    void aNameMayStandOnce() {
        assertEquals("The row S1 stands twice in the data", complaint("S1 | a | b\nS1 | c | d\n", ""));
    }

    @Test
    void aMarkNamesARow_once() {
        assertEquals("not-built-yet.txt marks S9, which is no row", complaint("S1 | a | b\n", "S9 | later\n"));
        assertEquals("S1 is marked twice in not-built-yet.txt", complaint("S1 | a | b\n", "S1 | later\nS1 | x\n"));
    }

    @Test
    void namesThatSomebodyMayHaveMeant() throws IOException {
        assertEquals(List.of("TC_001"), rows("S1 | a | b\n", "").like("TC_001_1"));
    }
}

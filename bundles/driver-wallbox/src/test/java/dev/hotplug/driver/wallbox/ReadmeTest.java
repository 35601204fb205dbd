package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Sentence;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.model.ChargePointStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The README shows the tables of the code, row by row. */
class ReadmeTest {

    private static List<String> rowsAfter(String heading) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int at = lines.indexOf(heading);
        assertTrue(at >= 0, "README.md has no heading " + heading);
        return lines.stream().skip(at + 1).dropWhile(l -> !l.startsWith("|")).takeWhile(l -> l.startsWith("|")).skip(2).toList();
    }

    @Test
    void faults() throws IOException {
        List<String> rows = Arrays.stream(BoardFault.values()).map(f -> row(f, FaultTable.row(f))).toList();
        assertEquals(String.join("\n", rows), String.join("\n", rowsAfter("## Faults")));
    }

    private static String row(BoardFault name, FaultTable.Row row) {
        Fault fault = row.fault();
        return "| " + name + " | " + fault.code() + " | " + fault.vendorErrorCode() + " | " + fault.info() + " | "
                + row.reaction().words() + " | " + row.recovery().words() + " |";
    }

    @Test
    void sentences() throws IOException {
        List<String> rows = Arrays.stream(BoardFault.values()).map(f -> row(f, FaultTable.of(f).sentence())).toList();
        assertEquals(String.join("\n", rows), String.join("\n", rowsAfter("### What the page says")));
    }

    private static String row(BoardFault name, Sentence sentence) {
        return "| " + name + " | " + sentence.english() + " | " + sentence.german() + " |";
    }

    @Test
    void partNumbers() throws IOException {
        List<String> rows = PartNumberTable.OURS.rows().stream()
                .map(r -> "| " + r.group().label() + " | " + r.code() + " | "
                        + (r.models().isEmpty() ? "" : String.join(", ", r.models().stream().sorted().toList()) + " ") + "| " + r.meaning()
                        + rating(r) + " |")
                .toList();
        assertEquals(String.join("\n", rows), String.join("\n", rowsAfter("## Part numbers")));
    }

    private static String rating(PartNumberTable.Row row) {
        return row.group() == PartNumber.Group.POWER
                ? ": phases " + row.facts().get("phases") + ", " + Integer.parseInt(row.facts().get("milliampere")) / 1000 + " A, "
                        + row.facts().get("volt") + " V"
                : "";
    }

    @Test
    void screen() throws IOException {
        List<String> rows = Screen.texts().entrySet().stream()
                .map(e -> "| " + e.getKey() + " | " + String.join(" | ", e.getValue()) + " |")
                .toList();
        assertEquals(String.join("\n", rows), String.join("\n", rowsAfter("## Screen")));
    }

    @Test
    void halo() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(row("starting", HaloTable.STARTING));
        rows.add(row("Available, a card or remote start is needed", HaloTable.LOCKED));
        rows.add(row("Available, free", HaloTable.FREE));
        Arrays.stream(ChargePointStatus.values())
                .filter(s -> s != ChargePointStatus.Available)
                .forEach(s -> rows.add(row(s.name(), HaloTable.of(s, true))));
        assertEquals(String.join("\n", rows), String.join("\n", rowsAfter("## Halo")));
    }

    private static String row(String name, HaloTable.Light light) {
        return "| " + name + " | " + light.halo().name().toLowerCase(Locale.ROOT) + " | "
                + light.pattern().name().toLowerCase(Locale.ROOT) + " |";
    }
}

package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {

    private static final TestName TEST = new TestName("bundle", "a.FooTest", "works");
    private static final TestName OTHER = new TestName("blackbox", "b.BarTest$Inner", "runs");

    @TempDir
    Path folder;

    private Rows rows;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve("statements.txt"), "S1 | boots | ed2\nS2 | charges | ed2\n");
        Files.writeString(folder.resolve("messages.txt"), "Reset | Core | central system\n");
        Files.writeString(folder.resolve("keys.txt"), "");
        Files.writeString(folder.resolve("security-events.txt"), "");
        Files.writeString(folder.resolve("octt.txt"), "TC_046_1 | reserved\n");
        Files.writeString(folder.resolve("not-built-yet.txt"), "TC_046_1 | comes later\n");
        rows = Rows.read(folder);
    }

    private Evidence evidence(Map<TestName, Result> results, Shown... shown) {
        return new Evidence(List.of(shown), test -> results.getOrDefault(test, Result.NOT_RUN));
    }

    private static Shown shown(TestName test, String... rows) {
        return new Shown(test, List.of(rows));
    }

    @Test
    void allIsWellWhenEachRowIsShownOrMarked() {
        Judgement judgement = new Judgement(rows, evidence(Map.of(TEST, Result.PASSED), shown(TEST, "S1", "S2", "Reset")));
        assertEquals(List.of(), judgement.unknown());
        assertEquals(List.of(), judgement.stale());
        assertEquals(List.of(), judgement.missing(false));
    }

    @Test
    void aNameThatIsNoRowIsNamedWithWhatMayBeMeant() {
        Judgement judgement = new Judgement(rows, evidence(Map.of(), shown(TEST, "TC_046")));
        assertEquals(List.of("@Shows(\"TC_046\") of [bundle FooTest.works] is no row; there are [TC_046_1]"), judgement.unknown());
    }

    @Test
    void aMarkOfARowThatATestShowsIsStale_evenIfTheTestFails() {
        Judgement judgement = new Judgement(rows, evidence(Map.of(TEST, Result.FAILED), shown(TEST, "TC_046_1")));
        assertEquals(List.of("TC_046_1 is shown by [bundle FooTest.works]: delete its line in rows/not-built-yet.txt"), judgement.stale());
    }

    @Test
    void aRowWithoutATestThatPassedIsMissing() {
        Map<TestName, Result> results = Map.of(TEST, Result.SKIPPED, OTHER, Result.FAILED);
        Judgement judgement = new Judgement(rows, evidence(results, shown(TEST, "S1"), shown(OTHER, "S2")));
        assertEquals(
                List.of("S2 failed: [blackbox BarTest.Inner.runs]", "No test shows Reset | Core | central system"), judgement.missing(true));
        assertTrue(judgement.missing(false).contains("S1 skipped: [bundle FooTest.works]"));
    }

    @Test
    void oneFailureIsEnough_onePassIsEnoughBesideASkip() {
        Map<TestName, Result> results = Map.of(TEST, Result.PASSED, OTHER, Result.FAILED);
        Evidence evidence = evidence(results, shown(TEST, "S1", "S2"), shown(OTHER, "S1"));
        assertEquals(Result.FAILED, evidence.result("S1"));
        assertEquals(Result.PASSED, evidence.result("S2"));
    }

    @Test
    void thePageIsTheSameForTheSameEvidence_whateverTheOrder() {
        Map<TestName, Result> results = Map.of(TEST, Result.PASSED, OTHER, Result.SKIPPED);
        Shown one = shown(TEST, "S1");
        Shown two = shown(OTHER, "S1", "S2");
        String page = new ConformanceDocument(rows, evidence(results, one, two)).text();
        assertEquals(page, new ConformanceDocument(rows, evidence(results, two, one)).text());
        assertTrue(page.contains("| S1 | boots | ed2 | passed | blackbox BarTest.Inner: `runs` (skipped)<br>bundle FooTest: `works` |"), page);
        assertTrue(page.contains("| S2 | charges | ed2 | skipped | blackbox BarTest.Inner: `runs` (skipped) |"), page);
        assertTrue(page.contains("| TC_046_1 | reserved | not built yet | comes later |"), page);
        assertTrue(page.contains("| Statements | 2 | 1 | 0 | 1 | 0 | 0 |"), page);
    }
}

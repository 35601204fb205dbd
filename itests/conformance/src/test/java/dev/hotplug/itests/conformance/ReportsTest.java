package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path folder;

    private Reports reports(String... cases) throws IOException {
        Path target = Files.createDirectories(folder.resolve("bundle/target/surefire-reports"));
        Files.writeString(target.resolve("TEST-a.Test.xml"), "<testsuite>" + String.join("", cases) + "</testsuite>");
        Files.writeString(target.resolve("a.Test.txt"), "not XML");
        return Reports.read(List.of(new Module(folder.resolve("bundle")), new Module(folder.resolve("not-built"))));
    }

    private static String testCase(String className, String name, String inside) {
        return "<testcase name=\"" + name + "\" classname=\"" + className + "\" time=\"0.1\">" + inside + "</testcase>";
    }

    private static TestName test(String className, String method) {
        return new TestName("bundle", className, method);
    }

    @Test
    void everyResultIsRead() throws IOException {
        Reports reports = reports(
                testCase("a.Test", "good", ""),
                testCase("a.Test", "bad", "<failure message=\"x\"/>"),
                testCase("a.Test", "broken", "<error/>"),
                testCase("a.Test", "left", "<skipped/>"));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "good")));
        assertEquals(Result.FAILED, reports.of(test("a.Test", "bad")));
        assertEquals(Result.FAILED, reports.of(test("a.Test", "broken")));
        assertEquals(Result.SKIPPED, reports.of(test("a.Test", "left")));
        assertEquals(Result.NOT_RUN, reports.of(test("a.Test", "gone")));
        assertEquals(Result.NOT_RUN, reports.of(new TestName("other", "a.Test", "good")), "the class of another module");
    }

    @Test
    void theCasesOfAParameterizedTestAreOneTest_andTheWorstCounts() throws IOException {
        Reports reports = reports(
                testCase("a.Test", "many(String, int)[1]", ""),
                testCase("a.Test", "many(String, int)[2]", "<failure/>"),
                testCase("a.Test", "some{int}[1]", "<skipped/>"),
                testCase("a.Test", "some{int}[2]", ""),
                testCase("a.Test", "container[native]", ""));
        assertEquals(Result.FAILED, reports.of(test("a.Test", "many")));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "some")));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "container")), "as JUnit 4 runners write it");
    }

    /** Surefire writes so when classes run side by side. */
    @Test
    void aCaseInTheFileOfAnotherClassCounts_andOfTwoTheNewer() throws IOException {
        Path old = Files.createDirectories(folder.resolve("bundle/target/surefire-reports")).resolve("TEST-a.Other.xml");
        Files.writeString(old, "<testsuite>" + testCase("a.Test", "both", "<failure/>") + testCase("a.Test", "there", "") + "</testsuite>");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
        Reports reports = reports(testCase("a.Test", "both", ""));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "both")));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "there")));
    }

    @Test
    void nestedClassesAreTheirOwn() throws IOException {
        Reports reports = reports(testCase("a.Test$Inner", "same", "<failure/>"), testCase("a.Test", "same", ""));
        assertEquals(Result.PASSED, reports.of(test("a.Test", "same")));
        assertEquals(Result.FAILED, reports.of(test("a.Test$Inner", "same")));
    }

    @Test
    void aClassThatWasSkippedOrFailedAsAWholeSaysItForEachMethod() throws IOException {
        Reports reports = reports(
                testCase("a.Strict", "", "<skipped message=\"Node is missing\"/>"),
                testCase("a.Broken", "a.Broken", "<error/>"),
                testCase("a.Broken", "before", ""));
        assertEquals(Result.SKIPPED, reports.of(test("a.Strict", "frames")));
        assertEquals(Result.FAILED, reports.of(test("a.Broken", "any")));
        assertEquals(Result.FAILED, reports.of(test("a.Broken", "before")));
    }
}

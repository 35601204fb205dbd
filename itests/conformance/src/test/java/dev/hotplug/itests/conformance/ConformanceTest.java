package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs last of all modules: judges the table by what the tests before it showed, and writes {@code docs/ocpp16-conformance.md}.
 * A run of some modules or some tests writes the page to {@code target} instead and judges no results.
 */
class ConformanceTest {

    private static final Path ROOT = Path.of(System.getProperty("hotplug.conformance.root", "../..")).toAbsolutePath().normalize();
    private static final boolean EVERYTHING_MUST_RUN = Boolean.getBoolean("hotplug.strict.required");

    private static AnnotatedTests tests;
    private static Judgement judgement;
    private static boolean whole;

    @BeforeAll
    static void writeThePage() throws IOException {
        List<Module> modules = Module.of(ROOT);
        List<Module> others = modules.stream().filter(module -> !module.name().equals("conformance")).toList();
        tests = AnnotatedTests.read(others);
        Rows rows = Rows.read(ROOT.resolve("itests/conformance/rows"));
        Evidence evidence = new Evidence(tests.shown(), Reports.read(others)::of);
        judgement = new Judgement(rows, evidence);
        Run run = new Run(System.getProperty("hotplug.conformance.reactor", ""), System.getProperty("test", ""));
        Optional<String> partial = Boolean.getBoolean("hotplug.conformance.judge") ? Optional.empty() : run.partial(modules);
        partial.ifPresent(why -> System.out.println("NOTICE: the conformance table is not judged: " + why));
        whole = partial.isEmpty();
        Path page = whole ? ROOT.resolve("docs/ocpp16-conformance.md") : ROOT.resolve("itests/conformance/target/ocpp16-conformance.md");
        Files.writeString(page, new ConformanceDocument(rows, evidence).text());
    }

    @Test
    void everyAnnotationNamesARow() {
        assertNone(judgement.unknown());
    }

    @Test
    void onlyTestsSayThatTheyShowSomething() {
        assertNone(tests.misplaced());
    }

    @Test
    void noRowThatATestShowsIsMarkedAsNotBuiltYet() {
        assertNone(judgement.stale());
    }

    @Test
    void everyRowIsShownByATestThatPassed() {
        assumeTrue(whole, "results are judged after a whole run only");
        assertNone(judgement.missing(!EVERYTHING_MUST_RUN));
    }

    @Test
    void everyOtherModuleOfIntegrationTestsRunsBefore() throws IOException {
        String own = Files.readString(ROOT.resolve("itests/conformance/pom.xml"));
        assertNone(Module.of(ROOT.resolve("itests")).stream()
                .map(Module::name)
                .filter(name -> !List.of("itests", "conformance").contains(name))
                .filter(name -> !own.contains("<artifactId>" + name + "</artifactId>"))
                .map(name -> "itests/" + name + " is no dependency of itests/conformance, so it may run after it")
                .toList());
    }

    private static void assertNone(List<String> complaints) {
        assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints));
    }
}

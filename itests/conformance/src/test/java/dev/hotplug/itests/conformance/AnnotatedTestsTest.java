package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedTestsTest {

    @TempDir
    Path folder;

    private AnnotatedTests tests;

    /** A module that has the compiled {@link Fixtures} and nothing else. */
    @BeforeEach
    void read() throws IOException, URISyntaxException {
        Path own = Path.of(Fixtures.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String path = Fixtures.class.getPackageName().replace('.', '/');
        Path target = Files.createDirectories(folder.resolve("module/target/test-classes").resolve(path));
        try (Stream<Path> classes = Files.list(own.resolve(path))) {
            classes.filter(file -> file.getFileName().toString().startsWith("Fixtures")).forEach(file -> copy(file, target));
        }
        tests = AnnotatedTests.read(List.of(new Module(folder.resolve("module"))));
    }

    private static void copy(Path file, Path to) {
        try {
            Files.copy(file, to.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> shown(String className) {
        return tests.shown().stream()
                .filter(shown -> shown.test().shortClass().equals("Fixtures." + className))
                .map(shown -> shown.test().method() + " " + shown.rows())
                .toList();
    }

    @Test
    void methodsCountWithTheirClassAndWhatTheyInherit() {
        assertEquals(
                List.of("cases [CASES, WHOLE_CLASS]", "inherited [INHERITED, WHOLE_CLASS]", "plain [ONE, TWO, WHOLE_CLASS]", "silent [WHOLE_CLASS]"),
                shown("Plain"));
        assertEquals(List.of("inherited [INHERITED]"), shown("Other"));
    }

    @Test
    void nestedClassesAreNamedAsTheReportsNameThem() {
        assertEquals(List.of("nested [NESTED]"), shown("Plain.Inner"));
        assertEquals(
                "dev.hotplug.itests.conformance.Fixtures$Plain$Inner",
                tests.shown().stream().map(Shown::test).filter(t -> t.method().equals("nested")).findFirst().orElseThrow().className());
    }

    @Test
    void anAbstractClassIsNoTest_andAMethodThatIsNoneIsNamed() {
        assertEquals(List.of(), shown("Base"));
        assertEquals(List.of("dev.hotplug.itests.conformance.Fixtures$Other.noTest()"), tests.misplaced());
    }
}

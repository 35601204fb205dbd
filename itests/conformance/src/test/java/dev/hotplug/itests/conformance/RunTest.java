package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    @TempDir
    Path root;

    private List<Module> modules;

    @BeforeEach
    void tree() throws IOException {
        pom(root, "<project><modules><module>bundles</module><module>itests</module></modules></project>");
        pom(root.resolve("bundles"), "<project><modules><module>one</module></modules></project>");
        pom(root.resolve("bundles/one"), "<project/>");
        pom(root.resolve("itests"), "<project/>");
        modules = Module.of(root);
    }

    private static void pom(Path folder, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("pom.xml"), text);
    }

    private Run run(String filter, String... folders) {
        StringBuilder reactor = new StringBuilder("in this run: [");
        for (String folder : folders) {
            reactor.append("MavenProject: dev.hotplug:x:0.1.0 @ ").append(root.resolve(folder).normalize().resolve("pom.xml")).append(", ");
        }
        return new Run(reactor + "]", filter);
    }

    @Test
    void everyModuleIsFound() {
        assertEquals(
                List.of(root, root.resolve("bundles"), root.resolve("bundles/one"), root.resolve("itests")),
                modules.stream().map(Module::folder).toList());
    }

    @Test
    void onlyAllModulesWithoutAFilterAreAWholeRun() {
        assertEquals(Optional.empty(), run("", "", "bundles", "bundles/one", "itests").partial(modules));
        assertEquals(Optional.of("these modules did not run: [one]"), run("", "", "bundles", "itests").partial(modules), "-pl, -rf");
        assertEquals(
                Optional.of("only the tests FooTest were asked for"),
                run("FooTest", "", "bundles", "bundles/one", "itests").partial(modules));
        assertTrue(new Run("", "").partial(modules).isPresent(), "outside Maven");
    }
}

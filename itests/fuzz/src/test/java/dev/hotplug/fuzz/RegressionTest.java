package dev.hotplug.fuzz;

import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every seed and every input that once broke a promise, each under the same watch as in a fuzzer's run. */
@Shows({"S6", "S7", "S8", "S9", "S10"})
class RegressionTest {

    @TestFactory
    List<DynamicNode> everyInputKeepsItsPromises() throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (String name : Targets.names()) {
            Watch watch = new Watch(Targets.named(name));
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest("nothing", () -> watch.feed(new byte[0])));
            for (Path input : inputs(name)) {
                tests.add(DynamicTest.dynamicTest(input.getFileName().toString(), () -> watch.feed(Files.readAllBytes(input))));
            }
            nodes.add(DynamicContainer.dynamicContainer(name, tests));
        }
        return nodes;
    }

    /** Known inputs of a target, those that once broke something last. */
    static List<Path> inputs(String name) throws IOException {
        List<Path> inputs = new ArrayList<>();
        for (String kind : List.of("seeds", "regressions")) {
            Path folder = Path.of("src/test/resources", kind, name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.sorted().forEach(inputs::add);
                }
            }
        }
        return inputs;
    }
}

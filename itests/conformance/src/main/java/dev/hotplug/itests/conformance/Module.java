package dev.hotplug.itests.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A Maven module of the source tree.
 *
 * @param folder where its pom.xml is
 */
record Module(Path folder) {

    /** Every module under a pom.xml, itself included, as the {@code modules} of the poms say. */
    static List<Module> of(Path folder) {
        Module module = new Module(folder.toAbsolutePath().normalize());
        NodeList names = Xml.read(module.pom()).getElementsByTagName("module");
        return Stream.concat(
                        Stream.of(module),
                        java.util.stream.IntStream.range(0, names.getLength())
                                .mapToObj(i -> ((Element) names.item(i)).getTextContent().strip())
                                .flatMap(name -> of(folder.resolve(name)).stream()))
                .toList();
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path pom() {
        return folder.resolve("pom.xml");
    }

    Path testClasses() {
        return folder.resolve("target/test-classes");
    }

    Path reports() {
        return folder.resolve("target/surefire-reports");
    }

    boolean hasTests() {
        return Files.isDirectory(testClasses());
    }
}

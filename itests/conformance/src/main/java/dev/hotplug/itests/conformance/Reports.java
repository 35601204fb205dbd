package dev.hotplug.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the reports of Surefire say of each test method. Where test classes run side by side, a case may stand in the file of
 * another class; of a case that several files have, from runs of different classes, the newest file counts.
 */
final class Reports {

    /** A report names a case {@code method}, {@code method(int)[3]}, {@code method{int}[3]} or {@code method[3]}. */
    private static final Pattern METHOD = Pattern.compile("^([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?:[({\\[].*)?$", Pattern.DOTALL);

    /** What is said of a class as a whole, when it was skipped or failed before its first method. */
    private static final String WHOLE_CLASS = "";

    private final Map<TestName, Map<String, Result>> results = new HashMap<>();

    private Reports() {}

    static Reports read(List<Module> modules) {
        Reports reports = new Reports();
        modules.stream().filter(module -> Files.isDirectory(module.reports())).forEach(reports::add);
        return reports;
    }

    private void add(Module module) {
        try (Stream<Path> files = Files.list(module.reports())) {
            files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted(Comparator.comparing(Reports::written))
                    .forEach(file -> add(module, Xml.read(file).getElementsByTagName("testcase")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Module module, NodeList cases) {
        IntStream.range(0, cases.getLength()).mapToObj(i -> (Element) cases.item(i)).forEach(c -> {
            TestName name = new TestName(module.name(), c.getAttribute("classname"), method(c));
            results.computeIfAbsent(name, n -> new HashMap<>()).put(c.getAttribute("name"), result(c));
        });
    }

    private static String method(Element testCase) {
        String name = testCase.getAttribute("name");
        Matcher method = METHOD.matcher(name);
        return !name.equals(testCase.getAttribute("classname")) && method.matches() ? method.group(1) : WHOLE_CLASS;
    }

    private static Result result(Element testCase) {
        if (has(testCase, "failure") || has(testCase, "error")) {
            return Result.FAILED;
        }
        return has(testCase, "skipped") ? Result.SKIPPED : Result.PASSED;
    }

    private static boolean has(Element testCase, String child) {
        return testCase.getElementsByTagName(child).getLength() > 0;
    }

    Result of(TestName test) {
        Collection<Result> own = results.getOrDefault(test, Map.of()).values();
        Collection<Result> ofClass = results.getOrDefault(new TestName(test.module(), test.className(), WHOLE_CLASS), Map.of()).values();
        if (ofClass.contains(Result.FAILED)) {
            return Result.FAILED;
        }
        return Result.of(own.isEmpty() ? ofClass : own);
    }
}

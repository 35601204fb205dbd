package dev.hotplug.itests.conformance;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The {@code @Shows} annotations of the compiled test classes of a module, read from the class files: nothing is loaded, so
 * it does not matter what a test needs to run. A method of an abstract class counts for each class that inherits it.
 */
final class AnnotatedTests {

    private static final String SHOWS = "dev.hotplug.testkit.Shows";
    private static final Set<String> TESTS = Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.api.TestTemplate",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.junit.Test");

    private final List<Shown> shown = new ArrayList<>();
    private final List<String> misplaced = new ArrayList<>();

    private AnnotatedTests() {}

    static AnnotatedTests read(List<Module> modules) {
        AnnotatedTests tests = new AnnotatedTests();
        modules.stream().filter(Module::hasTests).forEach(tests::add);
        return tests;
    }

    /** In the order of their names. */
    List<Shown> shown() {
        return shown.stream().sorted(java.util.Comparator.comparing(Shown::test)).toList();
    }

    /** Methods that are no tests, and classes without any, but say that they show something. */
    List<String> misplaced() {
        return List.copyOf(misplaced);
    }

    private void add(Module module) {
        JavaClasses classes = new ClassFileImporter().importPath(module.testClasses());
        classes.forEach(c -> {
            c.getMethods().stream().filter(m -> !isTest(m) && !rows(m).isEmpty()).forEach(m -> misplaced.add(m.getFullName()));
            if (!rows(c).isEmpty() && tests(c).findAny().isEmpty()) {
                misplaced.add(c.getName());
            }
            if (!c.getModifiers().contains(JavaModifier.ABSTRACT)) {
                tests(c).forEach(method -> add(module, c, method));
            }
        });
    }

    private void add(Module module, JavaClass owner, JavaMethod method) {
        Set<String> rows = new TreeSet<>(rows(owner));
        rows.addAll(rows(method.getOwner()));
        rows.addAll(rows(method));
        if (!rows.isEmpty()) {
            shown.add(new Shown(new TestName(module.name(), owner.getName(), method.getName()), List.copyOf(rows)));
        }
    }

    private static Stream<JavaMethod> tests(JavaClass owner) {
        return owner.getAllMethods().stream().filter(AnnotatedTests::isTest);
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream().map(a -> a.getRawType().getName()).anyMatch(TESTS::contains);
    }

    private static List<String> rows(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .filter(a -> a.getRawType().getName().equals(SHOWS))
                .flatMap(AnnotatedTests::values)
                .toList();
    }

    private static Stream<String> values(JavaAnnotation<?> annotation) {
        return Stream.of((Object[]) annotation.get("value").orElseThrow()).map(Object::toString);
    }
}

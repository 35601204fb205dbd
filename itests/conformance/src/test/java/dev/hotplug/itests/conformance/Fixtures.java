package dev.hotplug.itests.conformance;

import dev.hotplug.testkit.Shows;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that {@link AnnotatedTestsTest} reads; Surefire does not take them for tests by their names. */
final class Fixtures {

    private Fixtures() {}

    /** Where others inherit from. */
    abstract static class Base {

        @org.junit.jupiter.api.Test
        @Shows("INHERITED")
        void inherited() {}
    }

    /** A class of its own, with one inside. */
    @Shows("WHOLE_CLASS")
    static class Plain extends Base {

        @org.junit.jupiter.api.Test
        @Shows({"TWO", "ONE"})
        void plain() {}

        @ParameterizedTest
        @ValueSource(ints = 1)
        @Shows("CASES")
        void cases(int number) {}

        @org.junit.jupiter.api.Test
        void silent() {}

        @Nested
        class Inner {

            @org.junit.jupiter.api.Test
            @Shows("NESTED")
            void nested() {}
        }
    }

    /** A class without annotation of its own. */
    static class Other extends Base {

        @org.junit.jupiter.api.Test
        void silent() {}

        @Shows("MISPLACED")
        void noTest() {}
    }
}

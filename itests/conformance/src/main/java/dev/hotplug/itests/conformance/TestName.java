package dev.hotplug.itests.conformance;

import java.util.Comparator;

/**
 * A test method. All cases of a parameterised one, and all that are overloaded, are one test.
 *
 * @param module folder name of its Maven module
 * @param className with its package; a nested class as {@code Outer$Inner}
 */
record TestName(String module, String className, String method) implements Comparable<TestName> {

    private static final Comparator<TestName> ORDER =
            Comparator.comparing(TestName::module).thenComparing(TestName::className).thenComparing(TestName::method);

    /** Without package, and with a point before the nested one. */
    String shortClass() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    @Override
    public String toString() {
        return module + " " + shortClass() + "." + method;
    }

    @Override
    public int compareTo(TestName other) {
        return ORDER.compare(this, other);
    }
}

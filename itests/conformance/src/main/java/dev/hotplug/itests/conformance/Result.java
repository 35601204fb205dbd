package dev.hotplug.itests.conformance;

import java.util.Collection;

/**
 * How a test, or all tests of a row, went the last time.
 *
 * <table>
 * <caption>What each means</caption>
 * <tr><td>FAILED</td><td>at least one case of it failed or ended with an error</td></tr>
 * <tr><td>PASSED</td><td>at least one passed and none failed</td></tr>
 * <tr><td>SKIPPED</td><td>none ran, because what they need is not on this machine</td></tr>
 * <tr><td>NOT_RUN</td><td>there is no report of it</td></tr>
 * </table>
 */
enum Result {
    FAILED("failed"),
    PASSED("passed"),
    SKIPPED("skipped"),
    NOT_RUN("not run");

    private final String words;

    Result(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Of several: the first in the order of this table. */
    static Result of(Collection<Result> results) {
        return results.stream().min(java.util.Comparator.naturalOrder()).orElse(NOT_RUN);
    }
}

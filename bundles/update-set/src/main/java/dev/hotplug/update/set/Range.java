package dev.hotplug.update.set;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions from one to another, written as OSGi does: {@code [17,26)}. A bracket includes its end, a parenthesis does not.
 *
 * @param text as written
 */
public record Range(String text) {

    private static final String NUMBER = "(0|[1-9][0-9]{0,6})(\\.(0|[1-9][0-9]{0,6})){0,3}";
    private static final Pattern FORM = Pattern.compile("[\\[(](?<low>" + NUMBER + "),(?<high>" + NUMBER + ")[\\])]");

    /** @throws IllegalArgumentException when it is no range, or an empty one */
    public Range {
        if (!isRange(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is no range like [17,26)");
        }
    }

    static boolean isRange(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return false;
        }
        int order = compare(form.group("low"), form.group("high"));
        return order < 0 || order == 0 && text.startsWith("[") && text.endsWith("]");
    }

    /** @param version numbers with dots; what follows them ({@code 17.0.9+7}, {@code 21-ea}) does not count */
    public boolean includes(String version) {
        Matcher form = FORM.matcher(text);
        String numbers = version.replaceFirst("[^0-9.].*", "");
        if (!form.matches() || !numbers.matches("[0-9]{1,7}(\\.[0-9]{1,7}){0,6}")) {
            return false;
        }
        int low = compare(numbers, form.group("low"));
        int high = compare(numbers, form.group("high"));
        return (low > 0 || low == 0 && text.startsWith("[")) && (high < 0 || high == 0 && text.endsWith("]"));
    }

    private static int compare(String one, String other) {
        int[] left = numbers(one);
        int[] right = numbers(other);
        int longer = Math.max(left.length, right.length);
        return Arrays.compare(Arrays.copyOf(left, longer), Arrays.copyOf(right, longer));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        return text;
    }
}

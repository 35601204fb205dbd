package dev.hotplug.security.store;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names that begin with a number of eight digits, so that they sort as they were made. */
final class Numbers {

    private static final Pattern NAME = Pattern.compile("(\\d{8})(\\..+)");

    private Numbers() {}

    static String name(long number, String ending) {
        return String.format("%08d%s", number, ending);
    }

    /** The number of a name with that ending. */
    static OptionalLong of(String name, String ending) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group(2).equals(ending)
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }
}

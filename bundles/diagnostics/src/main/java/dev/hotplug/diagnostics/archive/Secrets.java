package dev.hotplug.diagnostics.archive;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret, in values that come from outside: user and password in an address, the query of one, private
 * keys. The first line of defence is that secrets are not given away: write-only keys have no value here.
 */
final class Secrets {

    private static final String MASK = "***";

    private record Rule(Pattern secret, String shown) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Pattern.compile("(://)[^/\\s\"']{1,2048}@"), "$1" + MASK + "@"),
            new Rule(Pattern.compile("(://[^?\\s\"']{1,2048}\\?)[^\\s\"']+"), "$1" + MASK),
            new Rule(
                    Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", Pattern.DOTALL),
                    MASK));

    private Secrets() {}

    static String masked(String text) {
        String result = text;
        for (Rule rule : RULES) {
            result = rule.secret().matcher(result).replaceAll(rule.shown());
        }
        return result;
    }
}

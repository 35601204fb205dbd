package dev.hotplug.logging;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Masks what must never be read in a log: AuthorizationKey values, passwords, basic credentials, private keys. */
final class Redaction {
    private static final String MASK = "***";

    /** A rule is tried only where its word occurs, in any case: most records pay for five searches and no regular expression. */
    private record Rule(String word, Pattern secret, String replacement) {
        static Rule of(String word, String secret, String replacement) {
            return new Rule(word, Pattern.compile(secret, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("private key", "(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(-----END [A-Z ]*PRIVATE KEY-----|$)", "$1" + MASK),
            Rule.of("authorizationkey", "(\"value\"\\s*:\\s*\")[^\"]*", "$1" + MASK),
            Rule.of("authorizationkey", "(authorizationkey\\\\?[\"']?\\s*(?:[:=]|is|to)\\s*\\\\?[\"']?)[^\"',}\\]\\s\\\\]+", "$1" + MASK),
            Rule.of("authorizationkey", "\\b[0-9a-f]{16,}\\b", MASK),
            Rule.of("basic ", "\\b(Basic\\s+)[A-Za-z0-9+/_-]{4,}={0,2}", "$1" + MASK),
            Rule.of("password", "(password\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?)[^\"',}\\]\\s\\\\]+", "$1" + MASK),
            Rule.of("://", "(://)[^/\\s@\"']+@", "$1" + MASK + "@"));

    private Redaction() {}

    static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String result = text;
        for (Rule rule : RULES) {
            if (lower.contains(rule.word())) {
                result = rule.secret().matcher(result).replaceAll(rule.replacement());
            }
        }
        return result;
    }
}

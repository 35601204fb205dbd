package dev.hotplug.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A configuration key, declared by the bundle that implements its effect.
 *
 * @param name           spelled as the specification spells it; compared without case
 * @param access         who may do what with it
 * @param defaultValue   value when nobody set one; for a read-only key the present value, asked each time
 * @param rebootRequired a change has its effect only after a restart
 * @param rule           which texts are values of it
 * @param changeRule     which of those may follow the present one when it is changed at run time
 * @param description    one sentence for people: what it does, its unit and range
 */
public record Setting(
        String name,
        Access access,
        Supplier<String> defaultValue,
        boolean rebootRequired,
        Rule rule,
        ChangeRule changeRule,
        String description) {

    /** The longest value the protocol can carry (CiString500). */
    public static final int MAX_VALUE_LENGTH = 500;

    /** A key of which every value may follow every other. */
    public Setting(
            String name, Access access, Supplier<String> defaultValue, boolean rebootRequired, Rule rule, String description) {
        this(name, access, defaultValue, rebootRequired, rule, (present, proposed) -> Verdict.of(proposed), description);
    }

    /** A whole number from {@code min} to {@code max}. */
    public static Setting integer(String name, int defaultValue, int min, int max, String description) {
        return new Setting(name, Access.READ_WRITE, () -> Integer.toString(defaultValue), false, integerRule(min, max), description);
    }

    /** {@code true} or {@code false}, in any case. */
    public static Setting bool(String name, boolean defaultValue, String description) {
        return new Setting(name, Access.READ_WRITE, () -> Boolean.toString(defaultValue), false, Setting::boolRule, description);
    }

    /** Any text of at most {@code maxLength} characters. */
    public static Setting text(String name, String defaultValue, int maxLength, String description) {
        Rule rule = value -> value.length() <= maxLength
                ? Verdict.of(value)
                : Verdict.refused("has more than " + maxLength + " characters");
        return new Setting(name, Access.READ_WRITE, () -> defaultValue, false, rule, description);
    }

    /** A comma separated list of at most {@code maxItems} of the allowed items; compared without case, blanks around items are dropped. */
    public static Setting list(
            String name, String defaultValue, Supplier<Set<String>> allowed, int maxItems, String description) {
        return new Setting(
                name, Access.READ_WRITE, () -> defaultValue, false, v -> listRule(v, allowed.get(), maxItems), description);
    }

    /** A value that others can read but not change. */
    public static Setting readOnly(String name, Supplier<String> value, String description) {
        Rule rule = v -> Verdict.refused("is read-only");
        return new Setting(name, Access.READ_ONLY, value, false, rule, description);
    }

    /** The same key, effective only after a restart. */
    public Setting needingReboot() {
        return new Setting(name, access, defaultValue, true, rule, changeRule, description);
    }

    /** The same key, never disclosed. */
    public Setting writeOnly() {
        return withAccess(Access.WRITE_ONLY);
    }

    /** The same key with another access. */
    public Setting withAccess(Access other) {
        return new Setting(name, other, defaultValue, rebootRequired, rule, changeRule, description);
    }

    /** The same key, whose changes at run time are judged once more: "can only rise", "needs another key first". */
    public Setting withChangeRule(ChangeRule other) {
        return new Setting(name, access, defaultValue, rebootRequired, rule, other, description);
    }

    /** The key of a name, for look-ups without case. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Rule integerRule(int min, int max) {
        return value -> {
            try {
                int number = Integer.parseInt(value.strip());
                return number < min || number > max
                        ? Verdict.refused("must be from " + min + " to " + max)
                        : Verdict.of(Integer.toString(number));
            } catch (NumberFormatException e) {
                return Verdict.refused("must be a whole number from " + min + " to " + max);
            }
        };
    }

    private static Verdict boolRule(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") ? Verdict.of(lower) : Verdict.refused("must be true or false");
    }

    private static Verdict listRule(String value, Set<String> allowed, int maxItems) {
        List<String> items = new ArrayList<>();
        for (String part : value.split(",")) {
            String item = part.strip();
            if (item.isEmpty()) {
                continue;
            }
            Optional<String> spelled = allowed.stream().filter(item::equalsIgnoreCase).findFirst();
            if (spelled.isEmpty()) {
                return Verdict.refused("does not know the item " + item);
            }
            if (!items.contains(spelled.get())) {
                items.add(spelled.get());
            }
        }
        return items.size() > maxItems ? Verdict.refused("has more than " + maxItems + " items") : Verdict.of(String.join(",", items));
    }

    /** Who may read and write a key. */
    public enum Access {
        READ_WRITE,
        READ_ONLY,
        /** Never disclosed: not in answers, not in logs, not in diagnostics. */
        WRITE_ONLY
    }

    /** Judges a text that is to become the value, wherever it comes from. Pure; any thread. */
    @FunctionalInterface
    public interface Rule {
        Verdict judge(String value);
    }

    /**
     * Judges a change by the central system or the page, after {@link Rule} has accepted the text. Not asked for values of
     * the provisioning file or the configuration. May read other settings; station loop.
     */
    @FunctionalInterface
    public interface ChangeRule {

        /** @param proposed in its normal form, as the rule gave it */
        Verdict judge(String present, String proposed);
    }

    /**
     * What a rule says of a text.
     *
     * @param value   the value in its normal form, when it is one
     * @param refusal otherwise why not: the end of a sentence that begins with the key's name
     */
    public record Verdict(Optional<String> value, Optional<String> refusal) {

        public static Verdict of(String value) {
            return new Verdict(Optional.of(value), Optional.empty());
        }

        public static Verdict refused(String why) {
            return new Verdict(Optional.empty(), Optional.of(why));
        }
    }
}

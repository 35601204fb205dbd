package dev.hotplug.local.page.web;

import dev.hotplug.page.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A route where it is served.
 *
 * @param base below {@code /api}: the section's id
 */
public record Served(String base, Route route) {

    private static final int MAX_PARAMETER = 200;

    /** Whole path below {@code /api}, with its parameters in braces. */
    public String path() {
        return "/" + base + route.path();
    }

    /**
     * The parameters in a path, decoded; empty when the path is another one.
     *
     * @param path below {@code /api}, as it was sent
     */
    public Optional<Map<String, String>> match(String path) {
        String[] wanted = path().split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                Optional<String> value = decoded(given[i]);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), value.get());
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static Optional<String> decoded(String segment) {
        try {
            String text = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean fine = !text.isEmpty() && text.length() <= MAX_PARAMETER && text.chars().noneMatch(Character::isISOControl);
            return fine ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package dev.hotplug.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;

/** The answer of {@code /health} as JSON: the worst status, and each check with its sentences. */
final class Report {
    private Report() {}

    /** Whether the charger can do its work. */
    static boolean isFit(Map<String, Result> results) {
        return !results.isEmpty() && worst(results).ordinal() <= Status.WARN.ordinal();
    }

    private static Status worst(Map<String, Result> results) {
        return results.values().stream().map(Result::getStatus).max(Enum::compareTo).orElse(Status.HEALTH_CHECK_ERROR);
    }

    static String of(Map<String, Result> results) {
        List<String> checks = new ArrayList<>();
        results.forEach((name, result) -> checks.add("    {\"name\": " + quoted(name) + ", \"status\": \"" + result.getStatus()
                + "\", \"messages\": [" + String.join(", ", messages(result)) + "]}"));
        return "{\n  \"status\": \"" + worst(results) + "\",\n  \"checks\": [\n" + String.join(",\n", checks) + "\n  ]\n}\n";
    }

    private static List<String> messages(Result result) {
        List<String> messages = new ArrayList<>();
        result.forEach(entry -> messages.add(quoted(entry.getMessage())));
        return messages;
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}

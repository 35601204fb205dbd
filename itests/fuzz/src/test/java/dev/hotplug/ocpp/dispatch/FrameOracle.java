package dev.hotplug.ocpp.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hotplug.fuzz.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to be sent for a frame, told from the text by another reader of JSON than the product's: exactly one answer to a
 * CALL, none to anything else, and the right kind of CALLERROR (statements 6 to 10).
 */
final class FrameOracle {

    private static final int MAX_ANSWER = 100_000;
    private static final List<String> NO = List.of(
            "Rejected", "NotSupported", "Failed", "VersionMismatch", "UnknownVendorId", "UnknownMessageId", "Occupied", "Faulted",
            "Unavailable");
    private static final List<String> PAYLOAD_CODES = List.of(
            "FormationViolation", "OccurenceConstraintViolation", "TypeConstraintViolation", "PropertyConstraintViolation");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Map<String, Set<String>> FIELDS = Operations.all().stream().collect(Collectors.toMap(
            o -> o.action(),
            o -> Arrays.stream(o.request().getRecordComponents()).map(c -> c.getName()).collect(Collectors.toSet())));

    private FrameOracle() {}

    static void check(String frame, Set<String> served, List<String> sent) {
        Promise.that(sent.size() <= 1, () -> frame + " was answered more than once: " + sent);
        Optional<JsonNode> call = json(frame).filter(FrameOracle::isCall);
        call.ifPresent(c -> Promise.that(sent.size() == 1, () -> "no answer to " + frame));
        sent.forEach(answer -> answer(frame, call, served, answer));
    }

    /** Whether a message was answered with a refusal, or not at all. */
    static boolean refused(List<String> sent) {
        return sent.stream().map(s -> json(s).orElseThrow()).noneMatch(
                answer -> answer.get(0).asInt() == 3 && !NO.contains(answer.get(2).path("status").asText()));
    }

    private static void answer(String frame, Optional<JsonNode> call, Set<String> served, String text) {
        Promise.that(text.length() < MAX_ANSWER, () -> "an answer of " + text.length() + " characters");
        JsonNode answer = json(text).orElseThrow(() -> new AssertionError("an answer that is no JSON: " + text));
        call.ifPresent(c -> Promise.that(c.get(1).equals(answer.get(1)), () -> frame + " was answered with another id: " + text));
        if (answer.get(0).asInt() == 4) {
            Promise.that(answer.size() == 5 && answer.get(4).isObject(), () -> "a CALLERROR of another form: " + text);
            Promise.sentence(answer.get(3).asText());
            String code = answer.get(2).asText();
            String wanted = call.map(c -> wanted(c, served)).orElse("FormationViolation");
            Promise.that(
                    wanted.isEmpty() ? PAYLOAD_CODES.contains(code) : code.equals(wanted),
                    () -> frame + " was answered with " + text + " instead of " + wanted);
        } else {
            String wanted = call.map(c -> wanted(c, served)).orElse("a CALLERROR or nothing");
            Promise.that(answer.get(0).asInt() == 3 && wanted.isEmpty(), () -> frame + " was accepted instead of " + wanted);
        }
    }

    /** The one code that a call must be answered with; empty when that depends on more than its form. */
    private static String wanted(JsonNode call, Set<String> served) {
        String action = call.get(2).asText();
        if (!call.get(2).isTextual() || call.size() != 4) {
            return "FormationViolation";
        }
        if (!served.contains(action)) {
            return KnownActions.ALL.contains(action) ? "NotSupported" : "NotImplemented";
        }
        JsonNode payload = call.get(3);
        return !payload.isObject() || has(payload, name -> !FIELDS.get(action).contains(name)) ? "FormationViolation" : "";
    }

    private static boolean has(JsonNode object, Function<String, Boolean> property) {
        boolean found = false;
        for (var names = object.fieldNames(); names.hasNext(); ) {
            found |= property.apply(names.next());
        }
        return found;
    }

    private static boolean isCall(JsonNode frame) {
        return frame.isArray()
                && frame.size() > 1
                && frame.get(0).isInt()
                && frame.get(0).asInt() == 2
                && frame.get(1).isTextual()
                && !frame.get(1).asText().isEmpty()
                && frame.get(1).asText().length() <= 36;
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text to frames and back (OCPP-J section 4). Never throws for anything that was received. Any thread.
 *
 * <p>A CALL that is broken is answered FormationViolation when its beginning, {@code [2,"id","Action",}, is whole, and is
 * ignored otherwise: what is answered is the id of that very message and can match no other. An id that is no text, is
 * empty or has more than 36 characters cannot be answered within the protocol, so such a CALL is ignored as well.
 */
final class Frames {

    /** The longest message id (OCPP-J section 4.1.4). */
    static final int MAX_ID = 36;

    /** Spellings of other versions and of central systems, by how OCPP-J 1.6 spells them. */
    private static final Map<String, Code> ALIASES = Map.of(
            "OccurrenceConstraintViolation", Code.OccurenceConstraintViolation,
            "FormatViolation", Code.FormationViolation);

    private final JsonText json;

    Frames(JsonText json) {
        this.json = json;
    }

    Frame parse(String text) {
        return frame(json.elements(text));
    }

    /** A frame of which only the beginning was kept, because it has more than {@code bound} characters. */
    Frame oversized(String head, long bound) {
        List<Json> whole = json.elements(head).whole();
        return frame(new JsonText.Elements(whole, Optional.of("has more than the " + bound + " characters that are accepted")));
    }

    String call(String id, String action, Json payload) {
        return json.write(array(new Json.Num("2"), text(id), text(action), payload));
    }

    String result(String id, Json payload) {
        return json.write(array(new Json.Num("3"), text(id), payload));
    }

    /** Always five elements (OCPP-J section 4.2.3). */
    String error(String id, CallError error) {
        Json details = new Json.Obj(Map.of());
        return json.write(array(new Json.Num("4"), text(id), text(error.code().name()), text(error.description()), details));
    }

    private static Json array(Json... items) {
        return new Json.Arr(List.of(items));
    }

    private static Json text(String value) {
        return new Json.Text(value);
    }

    private static Frame frame(JsonText.Elements elements) {
        if (elements.whole().isEmpty()) {
            return new Frame.Ignored(elements.fault().orElse("is an empty array"));
        }
        String type = elements.whole().get(0) instanceof Json.Num number ? number.digits() : "";
        return switch (type) {
            case "2" -> call(elements);
            case "3" -> id(elements).map(id -> result(id, elements)).orElseGet(() -> noId(elements));
            case "4" -> id(elements).map(id -> error(id, elements)).orElseGet(() -> noId(elements));
            default -> new Frame.Ignored("is of no type that OCPP-J 1.6 has");
        };
    }

    private static Frame call(JsonText.Elements elements) {
        Optional<String> id = id(elements);
        if (id.isEmpty()) {
            return noId(elements);
        }
        Optional<String> action = textAt(2, elements);
        if (elements.fault().isPresent()) {
            return action.isEmpty() ? new Frame.Ignored(elements.fault().get()) : badCall(id.get(), elements.fault().get());
        }
        if (action.isEmpty() || elements.whole().size() != 4) {
            return badCall(id.get(), "is not [2, id, action, payload]");
        }
        return new Frame.Call(id.get(), action.get(), elements.whole().get(3));
    }

    private static Frame badCall(String id, String text) {
        return new Frame.BadCall(id, new CallError(Code.FormationViolation, "The message " + text));
    }

    private static Frame result(String id, JsonText.Elements elements) {
        if (elements.fault().isPresent() || elements.whole().size() < 3) {
            String text = elements.fault().orElse("has no payload");
            return new Frame.Error(id, new CallError(Code.FormationViolation, "The answer " + text));
        }
        return new Frame.Result(id, elements.whole().get(2));
    }

    private static Frame error(String id, JsonText.Elements elements) {
        String code = textAt(2, elements).orElse("");
        String description = textAt(3, elements).orElse("");
        return new Frame.Error(id, code(code)
                .map(c -> new CallError(c, description))
                .orElseGet(() -> new CallError(Code.GenericError, (code + " " + description).strip())));
    }

    private static Optional<Code> code(String name) {
        return Arrays.stream(Code.values())
                .filter(c -> c.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(ALIASES.get(name)));
    }

    private static Optional<String> id(JsonText.Elements elements) {
        return textAt(1, elements).filter(id -> !id.isEmpty() && id.length() <= MAX_ID);
    }

    private static Optional<String> textAt(int index, JsonText.Elements elements) {
        return elements.whole().size() > index && elements.whole().get(index) instanceof Json.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static Frame noId(JsonText.Elements elements) {
        return new Frame.Ignored(elements.fault().orElse("has no id of 1 to " + MAX_ID + " characters"));
    }
}

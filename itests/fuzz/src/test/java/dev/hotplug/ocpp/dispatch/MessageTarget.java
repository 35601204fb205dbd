package dev.hotplug.ocpp.dispatch;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import dev.hotplug.ocpp.CallError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Every message decoder. An input is a line {@code Action Req|Conf} and a payload: it becomes a record, which is written
 * and read as the same again, or is refused with one of the four codes for a payload and a sentence. So is its
 * {@link Hostile} variant.
 */
public final class MessageTarget implements Target {

    private static final List<CallError.Code> REFUSALS = List.of(
            CallError.Code.FormationViolation,
            CallError.Code.OccurenceConstraintViolation,
            CallError.Code.TypeConstraintViolation,
            CallError.Code.PropertyConstraintViolation);

    private final JsonText json = new JsonText(() -> FrameSize.USUAL);
    private final MessageText text = new MessageText(() -> FrameSize.USUAL);
    private final List<Class<? extends Record>> payloads = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    public MessageTarget() {
        Operations.all().forEach(operation -> {
            add(operation.action() + " Req", operation.request());
            add(operation.action() + " Conf", operation.confirmation());
        });
    }

    private void add(String name, Class<? extends Record> payload) {
        names.add(name);
        payloads.add(payload);
    }

    @Override
    public void feed(byte[] input) {
        String all = new String(input, StandardCharsets.UTF_8);
        int line = all.indexOf('\n');
        if (line < 0) {
            return;
        }
        List<Json> read = json.elements("[" + all.substring(line + 1) + "]").whole();
        if (!read.isEmpty()) {
            Class<? extends Record> type = type(all.substring(0, line));
            feed(type, read.get(0), Strictness.CALL);
            feed(type, read.get(0), Strictness.ANSWER);
            feed(type, Hostile.variant(read.get(0), all.hashCode()), Strictness.CALL);
        }
    }

    /** A name that is none stands for some message, so that no input is for nothing. */
    private Class<? extends Record> type(String name) {
        int known = names.indexOf(name);
        return payloads.get(known >= 0 ? known : Math.floorMod(name.hashCode(), payloads.size()));
    }

    private <R extends Record> void feed(Class<R> type, Json payload, Strictness strictness) {
        if (text.read(type, payload, strictness) instanceof RecordCodec.Read.Fault<R> fault) {
            Promise.that(REFUSALS.contains(fault.error().code()), () -> type + " refuses with " + fault.error());
            Promise.sentence(fault.error().description());
        } else if (text.read(type, payload, strictness) instanceof RecordCodec.Read.Value<R> value) {
            same(type, value.record(), strictness);
        }
    }

    private <R extends Record> void same(Class<R> type, R record, Strictness strictness) {
        String written = text.result("id", record);
        Promise.that(record.toString().length() < 100_000_000, () -> "a record has no end");
        Json payload = json.elements(written).whole().get(2);
        RecordCodec.Read<R> again = text.read(type, payload, strictness);
        Promise.that(
                again instanceof RecordCodec.Read.Value<R> value && text.result("id", value.record()).equals(written),
                () -> "written as " + written + ", but read as " + again);
    }
}

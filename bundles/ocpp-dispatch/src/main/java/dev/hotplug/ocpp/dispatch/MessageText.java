package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages to frames and back: the framing and the codec in one. Any thread. */
final class MessageText {

    private static final Logger LOG = LoggerFactory.getLogger(MessageText.class);

    private final Frames frames;
    private final RecordCodec codec = new RecordCodec();

    /** @param size how large a frame may be that is read */
    MessageText(Supplier<FrameSize> size) {
        frames = new Frames(new JsonText(size));
    }

    Frame parse(String text) {
        return frames.parse(text);
    }

    Frame oversized(String head, long bound) {
        return frames.oversized(head, bound);
    }

    /** A payload as a record; what is wrong with it, or with the record itself, as a fault. */
    <R extends Record> RecordCodec.Read<R> read(Class<R> type, Json payload, Strictness strictness) {
        try {
            return codec.read(type, payload, strictness);
        } catch (RuntimeException e) {
            LOG.error("A {} could not be read.", type.getName(), e);
            return new RecordCodec.Read.Fault<>(new CallError(Code.InternalError, "The payload could not be read"));
        }
    }

    /** @throws RuntimeException when the record is none that can be written; a fault of the caller */
    String call(String id, String action, Record request) {
        return frames.call(id, action, codec.write(request));
    }

    /** The same. */
    String result(String id, Record confirmation) {
        return frames.result(id, codec.write(confirmation));
    }

    String error(String id, CallError error) {
        return frames.error(id, error);
    }

    /** Lets go of the classes of a bundle that leaves. */
    void forget() {
        codec.forget();
    }
}

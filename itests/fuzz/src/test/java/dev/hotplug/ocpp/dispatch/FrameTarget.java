package dev.hotplug.ocpp.dispatch;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import java.nio.charset.StandardCharsets;

/** The frame parser: never throws, says in a sentence what is wrong, and reads its own writing as it was. */
public final class FrameTarget implements Target {

    private static final int BOUND = 1_000;

    private final Frames frames = new Frames(new JsonText(() -> FrameSize.USUAL));

    @Override
    public void feed(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(frames.parse(text), text);
        check(frames.oversized(text, BOUND), text);
    }

    private void check(Frame frame, String text) {
        if (frame instanceof Frame.Call call) {
            id(call.id());
            same(frames.call(call.id(), call.action(), call.payload()), call, text);
        } else if (frame instanceof Frame.Result result) {
            id(result.id());
            same(frames.result(result.id(), result.payload()), result, text);
        } else if (frame instanceof Frame.BadCall bad) {
            id(bad.id());
            Promise.sentence(bad.error().description());
        } else if (frame instanceof Frame.Error error) {
            id(error.id());
            same(frames.error(error.id(), error.error()), error, text);
        } else {
            Promise.sentence(((Frame.Ignored) frame).why());
        }
    }

    private void same(String written, Frame frame, String text) {
        Promise.that(frames.parse(written).equals(frame), () -> text + " is read as another after it was written: " + written);
        Promise.that(written.length() <= 200 + 6L * text.length(), () -> "a frame grows by being written: " + text);
    }

    private static void id(String id) {
        Promise.that(!id.isEmpty() && id.length() <= Frames.MAX_ID, () -> "an id that is none: " + id);
    }
}

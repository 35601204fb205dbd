package dev.hotplug.ocpp.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line for every frame, without secrets: the value of a ChangeConfiguration is shown only for keys that are known
 * and disclosed, passwords in addresses never, and of a broken frame nothing that could be such a value. Any thread.
 */
final class Trace {

    static final int MAX_LENGTH = 2_000;

    private static final String HIDDEN = "***";
    private static final Pattern PASSWORD = Pattern.compile("(:(?:\\\\?/){2}[^/\\s:@\"]{0,255}:)[^\\s\"]{1,1900}@");
    private static final Pattern QUERY = Pattern.compile("(\"location\"\\s*:\\s*\"[^\"?]{0,2048}\\?)[^\"]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_AHEAD = Pattern.compile("ChangeConfiguration|AuthorizationKey", Pattern.CASE_INSENSITIVE);

    private final BooleanSupplier wanted;
    private final Predicate<String> disclosed;
    private final Consumer<String> lines;
    private final FrameRing ring;

    /**
     * @param wanted    whether anybody reads the lines now
     * @param disclosed whether a configuration key is known and may be read by the central system
     * @param lines     where the lines go
     * @param ring      where the last frames are kept
     */
    Trace(BooleanSupplier wanted, Predicate<String> disclosed, Consumer<String> lines, FrameRing ring) {
        this.wanted = wanted;
        this.disclosed = disclosed;
        this.lines = lines;
        this.ring = ring;
    }

    /** A frame that is sent. It holds no configuration value that is not disclosed. */
    void out(String text) {
        ring.add(false, text);
        if (wanted.getAsBoolean()) {
            line("-> ", text);
        }
    }

    /** A frame that came. */
    void in(String text, Frame frame) {
        String shown = shown(text, frame);
        ring.add(true, shown);
        if (wanted.getAsBoolean()) {
            line("<- ", shown);
        }
    }

    /** A frame of which only the beginning is left. */
    void oversized(String head, long bound) {
        String shown = cutAtSecret(head) + " (longer than " + bound + " characters)";
        ring.add(true, shown);
        if (wanted.getAsBoolean()) {
            line("<- ", shown);
        }
    }

    private String shown(String text, Frame frame) {
        if (frame instanceof Frame.Call call) {
            return isChangeConfiguration(call) && !disclosed(call.payload()) ? hidden(call) : text;
        }
        boolean understood = frame instanceof Frame.Result || frame instanceof Frame.Error;
        return understood ? text : cutAtSecret(head(text));
    }

    private static boolean isChangeConfiguration(Frame.Call call) {
        return call.action().equalsIgnoreCase("ChangeConfiguration");
    }

    private boolean disclosed(Json payload) {
        return payload instanceof Json.Obj object
                && object.fields().get("key") instanceof Json.Text key
                && disclosed.test(key.value());
    }

    private static String hidden(Frame.Call call) {
        Map<String, Json> shown = new LinkedHashMap<>();
        if (call.payload() instanceof Json.Obj object) {
            object.fields().forEach((name, value) -> shown.put(name, name.equals("key") ? value : new Json.Text(HIDDEN)));
        }
        return new Frames(new JsonText(() -> FrameSize.USUAL)).call(call.id(), call.action(), new Json.Obj(shown));
    }

    private static String cutAtSecret(String text) {
        Matcher secret = SECRET_AHEAD.matcher(text);
        return secret.find() ? text.substring(0, secret.end()) + HIDDEN : text;
    }

    private void line(String direction, String text) {
        lines.accept(line(direction, head(text), text.length()));
    }

    /** As much of a frame as is looked at: more than is shown, so that what is shown can be masked. */
    static String head(String text) {
        return text.length() > 2 * MAX_LENGTH ? text.substring(0, 2 * MAX_LENGTH) : text;
    }

    /** One line of bounded length without passwords of addresses; {@code length} is that of the whole frame. */
    static String line(String direction, String head, int length) {
        String shown = PASSWORD.matcher(head).replaceAll("$1" + HIDDEN + "@");
        shown = QUERY.matcher(shown).replaceAll("$1" + HIDDEN);
        return direction + LogText.of(shown, MAX_LENGTH) + (shown.length() > MAX_LENGTH ? " (" + length + " characters)" : "");
    }
}

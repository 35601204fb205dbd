package dev.hotplug.ocpp.dispatch;

import java.util.LinkedHashMap;
import java.util.Locale;
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
    private static final Pattern PASSWORD = Pattern.compile("(:(?:\\\\?/){2}[^/\\s:@\"]{0,255}:)[^\\s\"]{1,255}@");
    private static final Pattern SECRET_AHEAD = Pattern.compile("ChangeConfiguration|AuthorizationKey", Pattern.CASE_INSENSITIVE);

    private final BooleanSupplier wanted;
    private final Predicate<String> disclosed;
    private final Consumer<String> lines;

    /**
     * @param wanted    whether anybody reads the lines now
     * @param disclosed whether a configuration key is known and may be read by the central system
     * @param lines     where the lines go
     */
    Trace(BooleanSupplier wanted, Predicate<String> disclosed, Consumer<String> lines) {
        this.wanted = wanted;
        this.disclosed = disclosed;
        this.lines = lines;
    }

    /** A frame that is sent. It holds no configuration value that is not disclosed. */
    void out(String text) {
        if (wanted.getAsBoolean()) {
            line("-> ", text);
        }
    }

    /** A frame that came. */
    void in(String text, Frame frame) {
        if (wanted.getAsBoolean()) {
            line("<- ", shown(text, frame));
        }
    }

    /** A frame of which only the beginning is left. */
    void oversized(String head, long bound) {
        if (wanted.getAsBoolean()) {
            line("<- ", cutAtSecret(head) + " (longer than " + bound + " characters)");
        }
    }

    private String shown(String text, Frame frame) {
        if (frame instanceof Frame.Call call) {
            return isChangeConfiguration(call) && !disclosed(call.payload()) ? hidden(call) : text;
        }
        boolean understood = frame instanceof Frame.Result || frame instanceof Frame.Error;
        return understood ? text : cutAtSecret(text);
    }

    private static boolean isChangeConfiguration(Frame.Call call) {
        return call.action().toLowerCase(Locale.ROOT).equals("changeconfiguration");
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
        return new Frames(new JsonText()).call(call.id(), call.action(), new Json.Obj(shown));
    }

    private static String cutAtSecret(String text) {
        Matcher secret = SECRET_AHEAD.matcher(text);
        return secret.find() ? text.substring(0, secret.end()) + HIDDEN : text;
    }

    private void line(String direction, String text) {
        String head = text.length() > 2 * MAX_LENGTH ? text.substring(0, 2 * MAX_LENGTH) : text;
        String shown = PASSWORD.matcher(head).replaceAll("$1" + HIDDEN + "@");
        String length = shown.length() > MAX_LENGTH ? " (" + text.length() + " characters)" : "";
        lines.accept(direction + LogText.of(shown, MAX_LENGTH) + length);
    }
}

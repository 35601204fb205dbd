package dev.hotplug.runtime.json;

/** The text is not the JSON it should be; the message names line and column and never repeats the text's values. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}

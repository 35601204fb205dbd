package dev.hotplug.page;

/**
 * A field of a request.
 *
 * @param description for the API's document, one sentence
 * @param most        most characters of a text, largest number otherwise
 * @param least       smallest number; 0 for texts
 */
public record Field(String name, Type type, boolean required, long least, long most, String description) {

    /** Types there are. */
    public enum Type {
        TEXT,
        WHOLE_NUMBER,
        FLAG
    }

    /** A text of at most {@code most} characters. */
    public static Field text(String name, int most, String description) {
        return new Field(name, Type.TEXT, false, 0, most, description);
    }

    public static Field wholeNumber(String name, long least, long most, String description) {
        return new Field(name, Type.WHOLE_NUMBER, false, least, most, description);
    }

    /** True or false. */
    public static Field flag(String name, String description) {
        return new Field(name, Type.FLAG, false, 0, 0, description);
    }

    /** The same, without which the request is refused. */
    public Field needed() {
        return new Field(name, type, true, least, most, description);
    }
}

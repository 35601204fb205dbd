package dev.hotplug.page;

/** A text for people in the two languages of the page. Plain text: the page never reads markup in it. */
public record Words(String de, String en) {

    public static Words of(String de, String en) {
        return new Words(de, en);
    }

    /** A text that is the same in both: a name, or a sentence of which there is no translation. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** This text, a space, and another one. */
    public Words and(Words more) {
        return new Words(join(de, more.de), join(en, more.en));
    }

    private static String join(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + " " + b;
    }
}

package dev.hotplug.ocpp.dispatch;

/** What the central system wrote, fit for a log: one line of bounded length that cannot pass for another. */
final class LogText {

    private LogText() {}

    /** Control characters become blanks; what is beyond {@code max} characters is left out. */
    static String of(String text, int max) {
        StringBuilder line = new StringBuilder(text.length() > max ? text.substring(0, max) : text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return text.length() > max ? line + "..." : line.toString();
    }
}

package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Reason;
import dev.hotplug.update.set.Refusal;
import dev.hotplug.update.set.Result;
import java.util.Locale;

/** The tool cannot do what it was told: one sentence for standard error, and the exit code. */
final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something on the way failed: a disk, a connection, a token. */
    static final int FAILED = 1;

    /** What was typed, or a file that the vendor wrote, is wrong. */
    static final int WRONG_INPUT = 2;

    /** The file is no set, or not the one that was published. */
    static final int ALTERED = 3;

    /** Nobody whom it should be stands behind it. */
    static final int UNTRUSTED = 4;

    /** It is good, but not for that station. */
    static final int OTHER_STATION = 5;

    private final int code;

    private Complaint(int code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    static Complaint of(String format, Object... arguments) {
        return new Complaint(WRONG_INPUT, String.format(Locale.ROOT, format, arguments), null);
    }

    static Complaint failed(Throwable cause, String format, Object... arguments) {
        return new Complaint(FAILED, String.format(Locale.ROOT, format, arguments), cause);
    }

    static Complaint of(Refusal refusal) {
        return new Complaint(code(refusal.reason()), refusal.sentence(), null);
    }

    /** The value, or a complaint. */
    static <T> T unless(Result<T> result) {
        return result.value().orElseThrow(() -> of(result.refusal().orElseThrow()));
    }

    static int code(Reason reason) {
        return switch (reason.layer()) {
            case ARCHIVE, DOCUMENT -> ALTERED;
            case SIGNATURE -> UNTRUSTED;
            case STATION -> OTHER_STATION;
        };
    }

    int code() {
        return code;
    }
}

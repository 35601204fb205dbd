package dev.hotplug.update.set;

/** Carries a refusal up to the method that makes a value of it; never leaves the package. */
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Unfit(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    static Unfit of(Reason reason, String format, Object... arguments) {
        return new Unfit(Refusal.of(reason, format, arguments));
    }

    Refusal refusal() {
        return refusal;
    }
}

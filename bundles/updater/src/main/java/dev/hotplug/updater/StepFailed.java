package dev.hotplug.updater;

/** A bundle could not be dealt with. */
final class StepFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean stuck;

    private StepFailed(String sentence, Throwable cause, boolean stuck) {
        super(sentence, cause);
        this.stuck = stuck;
    }

    static StepFailed of(String sentence, Throwable cause) {
        return new StepFailed(sentence, cause, false);
    }

    /** It did not come back in time: its bundle cannot be undone in this process. */
    static StepFailed stuck(String sentence) {
        return new StepFailed(sentence, null, true);
    }

    boolean isStuck() {
        return stuck;
    }
}

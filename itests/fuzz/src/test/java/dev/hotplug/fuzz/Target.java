package dev.hotplug.fuzz;

/**
 * One place of the product that reads what somebody else wrote. Called with one input after the other, on one thread; the
 * same input has the same effect whatever came before it.
 */
public interface Target {

    /** Feeds one input; throws for everything but a documented refusal, {@link AssertionError} for a broken promise. */
    void feed(byte[] input) throws Exception;
}

package dev.hotplug.fuzz;

/** What the fuzzer calls; its argument names the target. */
public final class Entry {

    private static Watch watch;

    private Entry() {}

    /** Called once, before the first input. */
    public static void fuzzerInitialize(String[] arguments) {
        watch = new Watch(Targets.named(arguments[0]));
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        watch.feed(input);
    }
}

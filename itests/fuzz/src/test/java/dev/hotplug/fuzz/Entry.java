package dev.hotplug.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the fuzzer calls; its argument names the target, or several, separated by commas. With several the first byte of an
 * input says which one the rest is for.
 */
public final class Entry {

    private static final List<Watch> WATCHES = new ArrayList<>();

    private Entry() {}

    /** Called once, before the first input. */
    public static void fuzzerInitialize(String[] arguments) {
        for (String name : arguments[0].split(",")) {
            WATCHES.add(new Watch(Targets.named(name)));
        }
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (WATCHES.size() == 1) {
            WATCHES.get(0).feed(input);
        } else if (input.length > 0) {
            WATCHES.get(Math.floorMod(input[0], WATCHES.size())).feed(Arrays.copyOfRange(input, 1, input.length));
        }
    }
}

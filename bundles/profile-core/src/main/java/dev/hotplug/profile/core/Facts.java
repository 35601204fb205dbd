package dev.hotplug.profile.core;

import java.util.Map;

/** Reads what another version of this bundle left in the hand-over: what is not there or not understood is not known. */
final class Facts {

    private Facts() {}

    static long number(Map<String, String> facts, String name, long otherwise) {
        try {
            return facts.containsKey(name) ? Long.parseLong(facts.get(name)) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package dev.hotplug.update;

/**
 * Nothing was touched.
 *
 * @param reason   for programs
 * @param sentence for people: what is wrong and where; no secret
 */
public record Refusal(Reason reason, String sentence) implements Check, Answer {}

package dev.hotplug.update;

/** What came of looking at a file: an {@link Offer} or a {@link Refusal}. */
public sealed interface Check permits Offer, Refusal {}

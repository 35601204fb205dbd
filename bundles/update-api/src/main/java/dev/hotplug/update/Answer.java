package dev.hotplug.update;

/** What comes back at once from a request: {@link Accepted} or a {@link Refusal}. */
public sealed interface Answer permits Accepted, Refusal {}

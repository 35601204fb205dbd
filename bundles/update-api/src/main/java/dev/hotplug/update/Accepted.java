package dev.hotplug.update;

/** The request was taken on. */
public record Accepted() implements Answer {}

package dev.hotplug.page;

/**
 * A file that a route takes as the body of a request, without a name: the page streams it and never holds it.
 *
 * @param type        content type that the request must have
 * @param mostBytes   bytes beyond which it is refused
 * @param description for the API's document, one sentence
 */
public record FileBody(String type, long mostBytes, String description) {}

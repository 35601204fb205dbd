package dev.hotplug.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Parts of a file to fetch, each to its own place in the target; what else the target holds stays.
 *
 * @param address of the file, with user and password when it needs them
 * @param target  on this side; made when it is not there
 * @param spans   in the order in which they are fetched. One that reaches over the end of the file ends with it
 * @param version that all of them have to be of, and what the target holds; empty: that of the first answer
 * @param trust   for TLS
 */
public record Parts(String address, Path target, List<Span> spans, Optional<Validator> version, Trust trust) {

    public Parts {
        spans = List.copyOf(spans);
    }

    /** @param length at least 1 */
    public record Span(long offset, long length) {}

    /** Without the address: it may hold a password. */
    @Override
    public String toString() {
        return "Parts[" + spans.size() + " to " + target.getFileName() + "]";
    }
}

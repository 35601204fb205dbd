package dev.hotplug.transfer;

/**
 * What of a download a power cut would leave: it can be resumed from there.
 *
 * @param bytes   from the beginning of the target that are on the disk for sure
 * @param version of which version on the server they are
 */
public record Kept(long bytes, Validator version) {}

package dev.hotplug.update.set;

/**
 * What a station is, from the factory: never from anything that can be configured.
 *
 * @param vendor           as in BootNotification
 * @param model            name of the feature
 * @param partNumber       whole
 * @param hardwareRevision of the electronics
 */
public record StationIdentity(String vendor, String model, String partNumber, String hardwareRevision) {}

package dev.hotplug.hardware;

/**
 * Who made a charger and which model it is, as BootNotification says it.
 *
 * @param vendor     chargePointVendor, at most 20 characters
 * @param model      chargePointModel, at most 20 characters
 * @param partNumber whole part number
 * @param vendorId   reverse domain name for vendor specific fields, at most 255 characters
 * @param meterType  at most 25 characters, empty when unknown
 */
public record ChargerIdentity(String vendor, String model, String partNumber, String vendorId, String meterType) {}

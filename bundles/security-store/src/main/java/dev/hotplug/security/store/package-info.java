/**
 * Keeps what the security of this charge point rests on. {@link dev.hotplug.security.store.Certificates} has the certificates
 * and keys in files, {@link dev.hotplug.security.store.Journal} the security events in the store. Neither decides what may
 * be kept, and neither knows OCPP: that is the security profile's, which may be swapped while this bundle stays.
 */
package dev.hotplug.security.store;

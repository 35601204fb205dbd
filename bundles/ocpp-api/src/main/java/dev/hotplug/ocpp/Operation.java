package dev.hotplug.ocpp;

/**
 * One action of OCPP 1.6 with its two payloads.
 *
 * @param action name on the wire, case-sensitive
 */
public record Operation<Q extends Record, C extends Record>(String action, Class<Q> request, Class<C> confirmation) {}

/**
 * The WebSocket to the central system. {@link dev.hotplug.ocpp.transport.Link} is the state machine, on a thread of its own;
 * it decides with {@link dev.hotplug.ocpp.transport.Plan}, {@link dev.hotplug.ocpp.transport.BackOff} and
 * {@link dev.hotplug.ocpp.transport.PingClock}, which know neither threads nor sockets. Jetty is seen only by
 * {@link dev.hotplug.ocpp.transport.JettySockets}, {@link dev.hotplug.ocpp.transport.JettySocket} and
 * {@link dev.hotplug.ocpp.transport.Explainer}.
 */
package dev.hotplug.ocpp.transport;

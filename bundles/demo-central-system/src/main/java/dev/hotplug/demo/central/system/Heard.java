package dev.hotplug.demo.central.system;

import java.time.Instant;
import java.util.OptionalDouble;

/** What the central system hears from the charger, without the parts of the messages that the demo has no use for. */
sealed interface Heard {

    /** The socket is open. */
    record Connected() implements Heard {}

    /** The socket is closed. */
    record Disconnected() implements Heard {}

    /** BootNotification, which was accepted. Texts are empty when the message has none. */
    record Booted(String vendor, String model, String serialNumber, String firmwareVersion) implements Heard {}

    /** StatusNotification; {@code status} and {@code errorCode} spelled as OCPP spells them, {@code info} may be empty. */
    record Status(int connector, String status, String errorCode, String info) implements Heard {}

    /** Authorize, which was accepted. */
    record Authorized(String idTag) implements Heard {}

    /** StartTransaction, which was accepted. */
    record Started(int transaction, int connector, String idTag, long meterWattHour, Instant at) implements Heard {}

    /** MeterValues of a connector: the newest register and power in it, where it has them. */
    record Sampled(int connector, OptionalDouble registerWattHour, OptionalDouble powerWatt) implements Heard {}

    /** FirmwareStatusNotification; spelled as OCPP spells it. */
    record Firmware(String status) implements Heard {}

    /** StopTransaction; {@code reason} spelled as OCPP spells it. */
    record Stopped(int transaction, long meterWattHour, String reason, Instant at) implements Heard {}
}

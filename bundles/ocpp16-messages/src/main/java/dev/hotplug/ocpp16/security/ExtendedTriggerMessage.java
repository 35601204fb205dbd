package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.util.Arrays;
import java.util.Optional;

/** Asks for a message to be sent, those of the white paper included (sections 5.5 and 5.6). */
public final class ExtendedTriggerMessage {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ExtendedTriggerMessage", Req.class, Conf.class);

    private ExtendedTriggerMessage() {}

    /**
     * @param requestedMessage text, because a message that is unknown is answered NotImplemented and no CALLERROR
     * @param connectorId      empty: every one that the message can be about
     */
    public record Req(String requestedMessage, Optional<Integer> connectorId) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }

        /** The message, when the white paper knows it. */
        public Optional<MessageTriggerEnumType> trigger() {
            return Arrays.stream(MessageTriggerEnumType.values()).filter(t -> t.name().equals(requestedMessage)).findFirst();
        }
    }

    public record Conf(TriggerMessageStatusEnumType status) {}

    /** What can be asked for. */
    public enum MessageTriggerEnumType {
        BootNotification,
        LogStatusNotification,
        FirmwareStatusNotification,
        Heartbeat,
        MeterValues,
        SignChargePointCertificate,
        StatusNotification
    }

    /** What will happen. */
    public enum TriggerMessageStatusEnumType {
        Accepted,
        Rejected,
        NotImplemented
    }
}

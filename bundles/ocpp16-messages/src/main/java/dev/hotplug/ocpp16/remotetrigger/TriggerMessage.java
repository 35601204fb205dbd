package dev.hotplug.ocpp16.remotetrigger;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import dev.hotplug.ocpp16.types.MessageTrigger;
import java.util.Arrays;
import java.util.Optional;

/** Asks for a message to be sent (OCPP 1.6 section 5.17). */
public final class TriggerMessage {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("TriggerMessage", Req.class, Conf.class);

    private TriggerMessage() {}

    /**
     * @param requestedMessage text, because a message that is unknown is answered NotImplemented and no CALLERROR
     * @param connectorId      empty: every one that the message can be about
     */
    public record Req(String requestedMessage, Optional<Integer> connectorId) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }

        /** The message, when OCPP 1.6 edition 2 knows it. */
        public Optional<MessageTrigger> trigger() {
            return Arrays.stream(MessageTrigger.values()).filter(t -> t.name().equals(requestedMessage)).findFirst();
        }
    }

    public record Conf(TriggerMessageStatus status) {}

    /** What will happen. */
    public enum TriggerMessageStatus {
        Accepted,
        Rejected,
        NotImplemented
    }
}

package dev.hotplug.profile.security;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Triggers;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage.Conf;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage.MessageTriggerEnumType;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage.Req;
import dev.hotplug.ocpp16.security.ExtendedTriggerMessage.TriggerMessageStatusEnumType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers ExtendedTriggerMessage (security white paper, section 5.5); the message follows behind the answer. */
@Component(service = ActionHandler.class)
public final class ExtendedTriggerMessageHandler implements ActionHandler<Req, Conf> {

    /** What FirmwareStatusNotification stands for here: the white paper's own message, where a bundle of the set sends it. */
    static final String SIGNED_FIRMWARE = "SignedFirmwareStatusNotification";

    private static final Logger LOG = LoggerFactory.getLogger(ExtendedTriggerMessageHandler.class);

    private final Triggers triggers;

    @Activate
    public ExtendedTriggerMessageHandler(@Reference Triggers triggers) {
        this.triggers = triggers;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ExtendedTriggerMessage.OPERATION;
    }

    /** A message that the white paper does not name cannot be asked for, whoever else might send it. */
    @Override
    public CompletionStage<Conf> handle(Req request) {
        Optional<MessageTriggerEnumType> known = request.trigger();
        return known.isPresent()
                ? trigger(known.get(), request.connectorId().map(ConnectorId::new))
                        .thenApply(status -> conf(known.get(), status))
                : CompletableFuture.completedFuture(new Conf(TriggerMessageStatusEnumType.NotImplemented));
    }

    private CompletionStage<Triggers.Status> trigger(MessageTriggerEnumType message, Optional<ConnectorId> connector) {
        if (message != MessageTriggerEnumType.FirmwareStatusNotification) {
            return triggers.trigger(message.name(), connector);
        }
        return triggers.trigger(SIGNED_FIRMWARE, connector).thenCompose(status -> status == Triggers.Status.NotImplemented
                ? triggers.trigger(message.name(), connector)
                : CompletableFuture.completedFuture(status));
    }

    private static Conf conf(MessageTriggerEnumType message, Triggers.Status status) {
        LOG.info("The central system asked for {}: {}.", message, status);
        return new Conf(
                switch (status) {
                    case Accepted -> TriggerMessageStatusEnumType.Accepted;
                    case Rejected -> TriggerMessageStatusEnumType.Rejected;
                    case NotImplemented -> TriggerMessageStatusEnumType.NotImplemented;
                });
    }
}

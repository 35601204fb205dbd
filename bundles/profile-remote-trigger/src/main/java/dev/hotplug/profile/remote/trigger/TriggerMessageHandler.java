package dev.hotplug.profile.remote.trigger;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Triggers;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage.Conf;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage.Req;
import dev.hotplug.ocpp16.remotetrigger.TriggerMessage.TriggerMessageStatus;
import dev.hotplug.ocpp16.types.MessageTrigger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers TriggerMessage (OCPP 1.6 section 5.17); the message follows behind the answer. */
@Component(service = ActionHandler.class)
public final class TriggerMessageHandler implements ActionHandler<Req, Conf> {

    /** The action of the profile, as the manifest declares it. */
    static final String ANSWERED = "TriggerMessage";

    private static final Logger LOG = LoggerFactory.getLogger(TriggerMessageHandler.class);

    private final Triggers triggers;

    @Activate
    public TriggerMessageHandler(@Reference Triggers triggers) {
        this.triggers = triggers;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return TriggerMessage.OPERATION;
    }

    /** A message that edition 2 does not name cannot be asked for, whoever else might send it. */
    @Override
    public CompletionStage<Conf> handle(Req request) {
        Optional<MessageTrigger> known = request.trigger();
        return known.isPresent()
                ? triggers.trigger(known.get().name(), request.connectorId().map(ConnectorId::new))
                        .thenApply(status -> conf(known.get(), status))
                : CompletableFuture.completedFuture(new Conf(TriggerMessageStatus.NotImplemented));
    }

    private static Conf conf(MessageTrigger message, Triggers.Status status) {
        LOG.info("The central system asked for {}: {}.", message, status);
        return new Conf(
                switch (status) {
                    case Accepted -> TriggerMessageStatus.Accepted;
                    case Rejected -> TriggerMessageStatus.Rejected;
                    case NotImplemented -> TriggerMessageStatus.NotImplemented;
                });
    }
}

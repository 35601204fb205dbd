package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.DeleteCertificate;
import dev.hotplug.ocpp16.security.DeleteCertificate.Conf;
import dev.hotplug.ocpp16.security.DeleteCertificate.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a root certificate (security white paper M04). Answered once that is durable. */
@Component(service = ActionHandler.class)
public final class DeleteCertificateHandler implements ActionHandler<Req, Conf> {

    private final CertificateDesk desk;

    @Activate
    public DeleteCertificateHandler(@Reference CertificateDesk desk) {
        this.desk = desk;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return DeleteCertificate.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return desk.delete(request.certificateHashData()).thenApply(Conf::new);
    }
}

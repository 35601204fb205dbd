package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.InstallCertificate;
import dev.hotplug.ocpp16.security.InstallCertificate.Conf;
import dev.hotplug.ocpp16.security.InstallCertificate.Req;
import dev.hotplug.security.CertificateUse;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs a root certificate (security white paper M05); it counts from the next connection. Answered once it is durable. */
@Component(service = ActionHandler.class)
public final class InstallCertificateHandler implements ActionHandler<Req, Conf> {

    private final CertificateDesk desk;

    @Activate
    public InstallCertificateHandler(@Reference CertificateDesk desk) {
        this.desk = desk;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return InstallCertificate.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return desk.install(CertificateUse.valueOf(request.certificateType().name()), request.certificate())
                .thenApply(Conf::new);
    }
}

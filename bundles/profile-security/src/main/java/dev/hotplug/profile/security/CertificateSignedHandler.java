package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.CertificateSigned;
import dev.hotplug.ocpp16.security.CertificateSigned.CertificateSignedStatusEnumType;
import dev.hotplug.ocpp16.security.CertificateSigned.Conf;
import dev.hotplug.ocpp16.security.CertificateSigned.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the charge point's certificate (security white paper A02 and A03). Answered once it is durable. */
@Component(service = ActionHandler.class)
public final class CertificateSignedHandler implements ActionHandler<Req, Conf> {

    private final CertificateDesk desk;
    private final CertificateSigning signing;

    @Activate
    public CertificateSignedHandler(@Reference CertificateDesk desk, @Reference CertificateSigning signing) {
        this.desk = desk;
        this.signing = signing;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return CertificateSigned.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return desk.adopt(request.certificateChain(), signing.commonName()).thenApply(kept -> {
            if (kept) {
                signing.certified();
            }
            return new Conf(kept ? CertificateSignedStatusEnumType.Accepted : CertificateSignedStatusEnumType.Rejected);
        });
    }
}

package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.CertificateHashDataType;
import dev.hotplug.ocpp16.security.GetInstalledCertificateIds;
import dev.hotplug.ocpp16.security.GetInstalledCertificateIds.Conf;
import dev.hotplug.ocpp16.security.GetInstalledCertificateIds.GetInstalledCertificateStatusEnumType;
import dev.hotplug.ocpp16.security.GetInstalledCertificateIds.Req;
import dev.hotplug.security.CertificateUse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the root certificates of one use, by SHA-256 (security white paper M03). */
@Component(service = ActionHandler.class)
public final class GetInstalledCertificateIdsHandler implements ActionHandler<Req, Conf> {

    private final CertificateDesk desk;

    @Activate
    public GetInstalledCertificateIdsHandler(@Reference CertificateDesk desk) {
        this.desk = desk;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetInstalledCertificateIds.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        List<CertificateHashDataType> found = desk.installed(CertificateUse.valueOf(request.certificateType().name()));
        return CompletableFuture.completedFuture(new Conf(found, found.isEmpty()
                ? GetInstalledCertificateStatusEnumType.NotFound
                : GetInstalledCertificateStatusEnumType.Accepted));
    }
}

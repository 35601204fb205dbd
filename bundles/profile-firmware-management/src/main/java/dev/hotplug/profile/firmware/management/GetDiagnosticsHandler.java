package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Conf;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes requests for diagnostics (OCPP 1.6 section 5.9). */
@Component(service = ActionHandler.class)
public final class GetDiagnosticsHandler implements ActionHandler<Req, Conf> {

    private final DiagnosticsRequests requests;

    @Activate
    public GetDiagnosticsHandler(@Reference DiagnosticsRequests requests) {
        this.requests = requests;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetDiagnostics.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return requests.handle(request);
    }
}

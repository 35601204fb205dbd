package dev.hotplug.profile.security;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.GetLog;
import dev.hotplug.ocpp16.security.GetLog.Conf;
import dev.hotplug.ocpp16.security.GetLog.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes requests for a log (security white paper, section 5.9). Answered once the file is there and the promise durable. */
@Component(service = ActionHandler.class)
public final class GetLogHandler implements ActionHandler<Req, Conf> {

    private final LogRequests requests;

    @Activate
    public GetLogHandler(@Reference LogRequests requests) {
        this.requests = requests;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetLog.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return requests.handle(request);
    }
}

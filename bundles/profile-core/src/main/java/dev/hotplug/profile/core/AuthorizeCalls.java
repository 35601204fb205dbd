package dev.hotplug.profile.core;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp16.core.Authorize;
import dev.hotplug.station.CentralAuthorization;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Asks the central system about a tag (OCPP 1.6 section 4.1). Holds no state: a question that was asked before a swap is
 * still answered after it.
 */
@Component
public final class AuthorizeCalls implements CentralAuthorization {

    private final Csms csms;

    @Activate
    public AuthorizeCalls(@Reference Csms csms) {
        this.csms = csms;
    }

    @Override
    public CompletionStage<Optional<IdTagInfo>> authorize(IdTag idTag) {
        return csms.call(Authorize.OPERATION, new Authorize.Req(idTag), Csms.Permit.ACCEPTED)
                .thenApply(AuthorizeCalls::idTagInfo);
    }

    private static Optional<IdTagInfo> idTagInfo(Outcome<Authorize.Conf> outcome) {
        if (outcome instanceof Outcome.Refused<Authorize.Conf> refused) {
            throw new CallException(refused.error());
        }
        return outcome instanceof Outcome.Answered<Authorize.Conf> answered
                ? Optional.of(answered.confirmation().idTagInfo())
                : Optional.empty();
    }
}

package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.ClearCache;
import dev.hotplug.ocpp16.core.ClearCache.ClearCacheStatus;
import dev.hotplug.ocpp16.core.ClearCache.Conf;
import dev.hotplug.ocpp16.core.ClearCache.Req;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Empties the authorization cache (OCPP 1.6 section 5.4). */
@Component(service = ActionHandler.class)
public final class ClearCacheHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public ClearCacheHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ClearCache.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return station.clearCache().thenApply(ClearCacheHandler::conf);
    }

    private static Conf conf(Station.CommandStatus status) {
        return new Conf(
                switch (status) {
                    case Accepted -> ClearCacheStatus.Accepted;
                    case Rejected -> ClearCacheStatus.Rejected;
                });
    }
}

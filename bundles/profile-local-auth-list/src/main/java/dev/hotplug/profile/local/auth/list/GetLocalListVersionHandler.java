package dev.hotplug.profile.local.auth.list;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.localauthlist.GetLocalListVersion;
import dev.hotplug.ocpp16.localauthlist.GetLocalListVersion.Conf;
import dev.hotplug.ocpp16.localauthlist.GetLocalListVersion.Req;
import dev.hotplug.settings.Settings;
import dev.hotplug.store.Store;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which list is here: its version, 0 for an empty one, -1 when LocalAuthListEnabled is false (OCPP 1.6 section 5.10). */
@Component(service = ActionHandler.class)
public final class GetLocalListVersionHandler implements ActionHandler<Req, Conf> {

    private static final int NOT_SUPPORTED = -1;

    private final Settings settings;
    private final StoredList list;

    @Activate
    public GetLocalListVersionHandler(@Reference Store store, @Reference Settings settings) {
        this.settings = settings;
        this.list = new StoredList(store);
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetLocalListVersion.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        boolean enabled = settings.bool(LocalListKeys.ENABLED);
        return CompletableFuture.completedFuture(new Conf(enabled ? list.version() : NOT_SUPPORTED));
    }
}

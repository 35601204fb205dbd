package dev.hotplug.profile.local.auth.list;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.localauthlist.SendLocalList;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.Conf;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.Req;
import dev.hotplug.settings.Settings;
import dev.hotplug.store.Store;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a local authorization list, whole or as changes (OCPP 1.6 section 5.15); answered once it is durable.
 */
@Component(service = ActionHandler.class)
public final class SendLocalListHandler implements ActionHandler<Req, Conf> {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SendLocalListHandler.class);

    private final Loop loop;
    private final ListUpdates updates;

    @Activate
    public SendLocalListHandler(@Reference Loop loop, @Reference Store store, @Reference Settings settings) {
        this.loop = loop;
        this.updates = new ListUpdates(loop, store, settings);
    }

    /** A list that the dispatcher did not wait for and that has not reached the store is given up. */
    @Deactivate
    public void deactivate() {
        loop.post(updates::stop);
        loop.drain(DRAIN_LIMIT);
    }

    @Override
    public Operation<Req, Conf> operation() {
        return SendLocalList.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return updates.apply(request).thenApply(verdict -> conf(request, verdict));
    }

    private static Conf conf(Req request, Verdict verdict) {
        LOG.info(
                "The central system sent a {} local authorization list, version {}, {} entries: {} {}",
                request.updateType(),
                request.listVersion(),
                request.localAuthorizationList().size(),
                verdict.status(),
                verdict.reason());
        return new Conf(verdict.status());
    }
}

package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.ChangeConfiguration;
import dev.hotplug.ocpp16.core.ChangeConfiguration.Conf;
import dev.hotplug.ocpp16.core.ChangeConfiguration.ConfigurationStatus;
import dev.hotplug.ocpp16.core.ChangeConfiguration.Req;
import dev.hotplug.settings.Settings;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets a configuration key (OCPP 1.6 section 5.3); answered once the value is durable and in effect. */
@Component(service = ActionHandler.class)
public final class ChangeConfigurationHandler implements ActionHandler<Req, Conf> {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeConfigurationHandler.class);

    private final Settings settings;

    @Activate
    public ChangeConfigurationHandler(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ChangeConfiguration.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return settings.change(request.key(), request.value()).thenApply(change -> conf(request.key(), change));
    }

    private static Conf conf(String key, Settings.Change change) {
        ConfigurationStatus status =
                switch (change.status()) {
                    case Accepted -> ConfigurationStatus.Accepted;
                    case Rejected -> ConfigurationStatus.Rejected;
                    case RebootRequired -> ConfigurationStatus.RebootRequired;
                    case NotSupported -> ConfigurationStatus.NotSupported;
                };
        LOG.info("The central system set {}: {} {}", key, status, change.reason());
        return new Conf(status);
    }
}

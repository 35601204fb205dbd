package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.Reset;
import dev.hotplug.ocpp16.core.Reset.Conf;
import dev.hotplug.ocpp16.core.Reset.Req;
import dev.hotplug.ocpp16.core.Reset.ResetStatus;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Station;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ResetType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the charge point (OCPP 1.6 section 5.14): answered first, done then. A refusal of the station is answered
 * Rejected and not repeated; {@link ResetRetries} sees to a reset that was accepted and did not happen.
 */
@Component(service = {ActionHandler.class, SettingsOwner.class}, immediate = true)
public final class ResetHandler implements ActionHandler<Req, Conf>, SettingsOwner {

    static final Setting RETRIES = Setting.integer(
            "ResetRetries", 1, 0, 10, "How often a reset that was accepted is tried again when it failed, 0 to 10.");

    private static final Logger LOG = LoggerFactory.getLogger(ResetHandler.class);

    private final Loop loop;
    private final Station station;
    private final Settings settings;
    private final ResetRetries retries;

    @Activate
    public ResetHandler(@Reference Loop loop, @Reference Station station, @Reference Settings settings) {
        this.loop = loop;
        this.station = station;
        this.settings = settings;
        this.retries = new ResetRetries(loop, station::reset);
    }

    @Deactivate
    public void deactivate() {
        Turns.finish(loop, retries::cancel);
    }

    @Override
    public List<Setting> settings() {
        return List.of(RETRIES);
    }

    @Override
    public Operation<Req, Conf> operation() {
        return Reset.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        ResetType type = request.type() == Reset.ResetType.Hard ? ResetType.Hard : ResetType.Soft;
        CommandStatus status = station.reset(type);
        LOG.info("The central system asked for a {} reset: {}", type, status);
        if (status == CommandStatus.Accepted) {
            retries.watch(type, settings.integer(RETRIES));
        }
        return CompletableFuture.completedFuture(
                new Conf(status == CommandStatus.Accepted ? ResetStatus.Accepted : ResetStatus.Rejected));
    }
}

package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Indication;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Measurand;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.authorization.AuthorizationPolicy;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.ConnectorPolicy;
import dev.hotplug.station.metering.Measurands;
import dev.hotplug.station.metering.PhaseRotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The present values of the station's keys, in the shape in which they are used. */
public final class KeyValues {

    private final Settings settings;
    private final StationKeys keys;

    public KeyValues(Settings settings, StationKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    ConnectorPolicy connector() {
        return new ConnectorPolicy(
                settings.integer(keys.connectionTimeOut) * 1000L,
                settings.bool(keys.stopTransactionOnEVSideDisconnect),
                keys.capabilities().map(c -> settings.bool(keys.unlocks(c))).orElse(true),
                settings.bool(keys.stopTransactionOnInvalidId),
                new IdTag(settings.text(keys.authDisabledIdTag)));
    }

    AuthorizationPolicy authorization() {
        return new AuthorizationPolicy(
                settings.bool(keys.authorizationCacheEnabled),
                settings.value("LocalAuthListEnabled").map(Boolean::parseBoolean).orElse(false),
                settings.bool(keys.localAuthorizeOffline),
                settings.bool(keys.localPreAuthorize),
                settings.bool(keys.allowOfflineTxForUnknownId));
    }

    /** Plugging in starts, with the link in that state. */
    boolean freeVend(Indication.Link link) {
        return !settings.bool(link == Indication.Link.CONNECTED ? keys.authEnabled : keys.authEnabledOffline);
    }

    /** Who charges then. */
    Grant freeVendGrant() {
        return new Grant(new IdTag(settings.text(keys.authDisabledIdTag)), Optional.empty());
    }

    long maxEnergyOnInvalidId() {
        return settings.integer(keys.maxEnergyOnInvalidId);
    }

    int meterValueSampleInterval() {
        return settings.integer(keys.meterValueSampleInterval);
    }

    int clockAlignedDataInterval() {
        return settings.integer(keys.clockAlignedDataInterval);
    }

    int mostTransactionValues() {
        return settings.integer(keys.stopTransactionMaxMeterValues);
    }

    List<Measurand> sampled() {
        return list(keys.meterValuesSampledData);
    }

    List<Measurand> aligned() {
        return list(keys.meterValuesAlignedData);
    }

    List<Measurand> stopSampled() {
        return list(keys.stopTxnSampledData);
    }

    List<Measurand> stopAligned() {
        return list(keys.stopTxnAlignedData);
    }

    /** Measurands with a begin and an end value in StopTransaction: those of either list (statement 56). */
    List<Measurand> beginAndEnd() {
        Set<Measurand> both = new LinkedHashSet<>(stopSampled());
        both.addAll(stopAligned());
        return List.copyOf(both);
    }

    PhaseRotation phaseRotation() {
        return PhaseRotation.parse(settings.text(keys.connectorPhaseRotation));
    }

    private List<Measurand> list(Setting setting) {
        return Measurands.parse(settings.text(setting));
    }
}

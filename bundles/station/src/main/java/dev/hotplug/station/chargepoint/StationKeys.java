package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.settings.Setting;
import dev.hotplug.station.metering.Measurands;
import dev.hotplug.station.metering.PhaseRotation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The configuration keys whose effect the station has. */
public final class StationKeys {

    /** Longest measurand list: every measurand a model may have. */
    static final int MOST_MEASURANDS = 8;

    private static final int DAY_SECONDS = 86_400;
    private static final String ENERGY = "Energy.Active.Import.Register";

    final Setting authEnabled = Setting.bool("AuthEnabled", true,
            "True: a card, PIN or remote start is needed to charge. False: plugging in starts, cards are ignored.");
    final Setting authEnabledOffline = Setting.bool("AuthEnabledOffline", true,
            "The same choice while there is no link to the central system.");
    final Setting authDisabledIdTag = Setting.text("AuthDisabledIdTag", "NoAuthorization", IdTag.MAX_LENGTH,
            "The idTag of transactions that start without authorisation, at most 20 characters.");
    final Setting authorizationCacheEnabled = Setting.bool("AuthorizationCacheEnabled", true,
            "Whether answers of the central system about tags are remembered and used.");
    final Setting localAuthorizeOffline = Setting.bool("LocalAuthorizeOffline", true,
            "Whether, while offline, a tag that list or cache accepts may charge.");
    final Setting localPreAuthorize = Setting.bool("LocalPreAuthorize", true,
            "Whether, while online, a tag that list or cache accepts may charge without asking first.");
    final Setting allowOfflineTxForUnknownId = Setting.bool("AllowOfflineTxForUnknownId", true,
            "Whether, while offline, a tag of which nothing is known may charge.");
    final Setting connectionTimeOut = Setting.integer("ConnectionTimeOut", 120, 1, DAY_SECONDS,
            "Seconds from the start of Preparing until a tag without plug, or a plug without tag, is given up; 1 to 86400.");
    final Setting maxEnergyOnInvalidId = Setting.integer("MaxEnergyOnInvalidId", 0, 0, 1_000_000,
            "Wh still delivered after the central system refused the tag of a running transaction; 0 to 1000000.");
    final Setting stopTransactionOnEVSideDisconnect = Setting.bool("StopTransactionOnEVSideDisconnect", true,
            "Whether unplugging the cable from the car ends the transaction.");
    final Setting stopTransactionOnInvalidId = Setting.bool("StopTransactionOnInvalidId", true,
            "Whether a refused tag ends the running transaction; otherwise only its energy is switched off.");
    final Setting meterValueSampleInterval = Setting.integer("MeterValueSampleInterval", 60, 0, 7 * DAY_SECONDS,
            "Seconds between samples in a transaction, counted from its start; 0 for none.");
    final Setting clockAlignedDataInterval = Setting.integer("ClockAlignedDataInterval", 0, 0, DAY_SECONDS,
            "Seconds between samples aligned to midnight UTC; 0 for none.");
    final Setting stopTransactionMaxMeterValues = Setting.integer("StopTransactionMaxMeterValues", 100, 2, 500,
            "Most meter values in StopTransaction; intermediate ones are dropped first; 2 to 500.");
    final Setting meterValuesSampledData;
    final Setting meterValuesAlignedData;
    final Setting stopTxnSampledData;
    final Setting stopTxnAlignedData;
    final Setting connectorPhaseRotation;
    private final Setting unlockConnectorOnEVSideDisconnect = Setting.bool("UnlockConnectorOnEVSideDisconnect", true,
            "Whether the plug is released when the cable is unplugged from the car.");
    private final Supplier<Optional<Capabilities>> capabilities;

    /** @param capabilities of the present driver; asked each time */
    public StationKeys(Supplier<Optional<Capabilities>> capabilities) {
        this.capabilities = capabilities;
        meterValuesSampledData = measurands("MeterValuesSampledData", ENERGY,
                "Measurands of the samples sent while a transaction runs.");
        meterValuesAlignedData = measurands("MeterValuesAlignedData", ENERGY, "Measurands of the clock-aligned samples.");
        stopTxnSampledData = measurands("StopTxnSampledData", "",
                "Measurands of the samples that StopTransaction carries.");
        stopTxnAlignedData = measurands("StopTxnAlignedData", "",
                "Measurands of the clock-aligned samples that StopTransaction carries.");
        connectorPhaseRotation = new Setting("ConnectorPhaseRotation", Setting.Access.READ_WRITE, this::unknownRotation, false,
                value -> PhaseRotation.judge(value, connectors()),
                "Wiring of each connector's phases to the grid, such as 1.RST; the values of connector 0 follow it.");
    }

    /** The keys that every model has. */
    public List<Setting> common() {
        return List.of(
                authEnabled, authEnabledOffline, authDisabledIdTag, authorizationCacheEnabled, localAuthorizeOffline,
                localPreAuthorize, allowOfflineTxForUnknownId, connectionTimeOut, maxEnergyOnInvalidId,
                stopTransactionOnEVSideDisconnect, stopTransactionOnInvalidId, meterValueSampleInterval,
                clockAlignedDataInterval, stopTransactionMaxMeterValues,
                meterValuesSampledData, maxLength(meterValuesSampledData),
                meterValuesAlignedData, maxLength(meterValuesAlignedData),
                stopTxnSampledData, maxLength(stopTxnSampledData),
                stopTxnAlignedData, maxLength(stopTxnAlignedData),
                connectorPhaseRotation,
                number("ConnectorPhaseRotationMaxLength", () -> connectors() + 1),
                number("NumberOfConnectors", this::connectors));
    }

    /** The keys whose access depends on the model: a fixed cable has nothing to unlock (errata 3.83). */
    public List<Setting> ofModel(Capabilities model) {
        return List.of(unlocks(model));
    }

    Setting unlocks(Capabilities model) {
        boolean releasable = model.connectors().stream().anyMatch(c -> c.lock() && !c.tethered());
        return releasable
                ? unlockConnectorOnEVSideDisconnect
                : Setting.readOnly(
                        unlockConnectorOnEVSideDisconnect.name(), () -> "false", unlockConnectorOnEVSideDisconnect.description());
    }

    Optional<Capabilities> capabilities() {
        return capabilities.get();
    }

    private Setting measurands(String name, String defaultValue, String description) {
        return Setting.list(name, defaultValue, () -> Measurands.names(capabilities.get()), MOST_MEASURANDS, description);
    }

    private static Setting maxLength(Setting list) {
        return number(list.name() + "MaxLength", () -> MOST_MEASURANDS);
    }

    private static Setting number(String name, Supplier<Integer> value) {
        return Setting.readOnly(name, () -> value.get().toString(),
                name.endsWith("MaxLength") ? "Most items of the list." : "How many connectors there are.");
    }

    private int connectors() {
        return capabilities.get().map(c -> c.connectors().size()).orElse(0);
    }

    private String unknownRotation() {
        return capabilities.get().stream()
                .flatMap(c -> c.connectors().stream())
                .map(Capabilities.Connector::id)
                .map(ConnectorId::toString)
                .map(id -> id + ".Unknown")
                .collect(Collectors.joining(","));
    }
}

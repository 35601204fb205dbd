package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.ChargingProfileStatus;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The bundle on the bench: time, store and station are turned by hand. */
final class Bench {

    static final IdTag ANNA = new IdTag("ANNA");

    final ManualTime time;
    final ManualLoop loop;
    final MemoryStore store;
    final MemoryHandOver handOver;
    final FakeStation station;
    SmartChargingProfile profile;
    private long lastLocalId = 40;

    Bench() {
        this(FakeStation.outlets(1, 3, false));
    }

    Bench(Capabilities capabilities) {
        this(new ManualTime(), new MemoryStore(), new MemoryHandOver(), capabilities);
    }

    private Bench(ManualTime time, MemoryStore store, MemoryHandOver handOver, Capabilities capabilities) {
        this.time = time;
        this.loop = new ManualLoop(time);
        this.store = store;
        this.handOver = handOver;
        this.station = new FakeStation(time, capabilities);
        activate();
    }

    /** The process is gone and comes back a minute later, on what was durable; the plans the station kept come with it. */
    Bench afterKill() {
        ManualTime later = new ManualTime(time.now().plusSeconds(60), 2);
        Bench next = new Bench(later, store.copy(), new MemoryHandOver(), station.capabilities.orElseThrow());
        next.lastLocalId = lastLocalId;
        return next;
    }

    void activate() {
        profile = new SmartChargingProfile(loop, time, store, new MemorySettings(), station, handOver);
        loop.run();
    }

    /** Another version of the bundle takes over; {@code meanwhile} happens while none is there. */
    void swap(Runnable meanwhile) {
        profile.deactivate();
        meanwhile.run();
        activate();
    }

    /** A transaction begins on a connector; its id at the central system is the local one and 1000. */
    StationSnapshot.Transaction begin(int connector) {
        StationSnapshot.Transaction begun = beginUnheard(connector);
        loop.run(() -> {
            station.transactions.remove(new ConnectorId(connector));
            profile.transactionBegins(new ConnectorId(connector), begun);
            station.transactions.put(new ConnectorId(connector), begun);
        });
        return begun;
    }

    StationSnapshot.Transaction beginUnheard(int connector) {
        lastLocalId++;
        StationSnapshot.Transaction begun = new StationSnapshot.Transaction(
                lastLocalId, OptionalInt.of((int) lastLocalId + 1000), ANNA, time.now(), 0);
        station.transactions.put(new ConnectorId(connector), begun);
        return begun;
    }

    void end(int connector) {
        StationSnapshot.Transaction ended = station.transactions.remove(new ConnectorId(connector));
        loop.run(() -> profile.transactionEnded(new ConnectorId(connector), ended.localId()));
    }

    ChargingProfileStatus set(int connector, ChargingProfile wanted) {
        SetChargingProfileHandler handler = new SetChargingProfileHandler(profile);
        return await(() -> handler.handle(new SetChargingProfile.Req(connector, wanted))).status();
    }

    ClearChargingProfileStatus clear(Integer id, Integer connector, ChargingProfilePurposeType purpose, Integer level) {
        ClearChargingProfileHandler handler = new ClearChargingProfileHandler(profile);
        return await(() -> handler.handle(new ClearChargingProfile.Req(
                        Optional.ofNullable(id), Optional.ofNullable(connector), Optional.ofNullable(purpose), Optional.ofNullable(level))))
                .status();
    }

    GetCompositeSchedule.Conf composite(int connector, int duration, ChargingRateUnitType unit) {
        GetCompositeScheduleHandler handler = new GetCompositeScheduleHandler(profile);
        return await(() -> handler.handle(new GetCompositeSchedule.Req(connector, duration, Optional.ofNullable(unit))));
    }

    /** The periods of a composite schedule as {@code start:limit} and, where told, {@code :phases}. */
    String periods(int connector, int duration, ChargingRateUnitType unit) {
        ChargingSchedule schedule = composite(connector, duration, unit).chargingSchedule().orElseThrow();
        StringBuilder text = new StringBuilder();
        schedule.chargingSchedulePeriod().forEach(p -> text.append(text.isEmpty() ? "" : " ")
                .append(p.startPeriod()).append(':').append(p.limit().toPlainString())
                .append(p.numberPhases().map(n -> ":" + n).orElse("")));
        return text.toString();
    }

    <T> T await(java.util.function.Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.run(() -> {
            try {
                work.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}

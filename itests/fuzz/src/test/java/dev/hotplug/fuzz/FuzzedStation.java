package dev.hotplug.fuzz;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Indication;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.CentralAuthorization;
import dev.hotplug.station.chargepoint.ChargePoint;
import dev.hotplug.station.chargepoint.KeyValues;
import dev.hotplug.station.chargepoint.Listeners;
import dev.hotplug.station.chargepoint.Options;
import dev.hotplug.station.chargepoint.StationKeys;
import dev.hotplug.station.keys.SettingsRegistry;
import dev.hotplug.store.Store;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The product's station and its keys on a store, with time by hand and a charger that obeys. */
public final class FuzzedStation {

    public final ManualTime time;
    public final ManualLoop loop;
    public final SettingsRegistry settings;
    public final ChargePoint station;
    /** Why the process was to be restarted. */
    public final List<String> restarts = new ArrayList<>();
    private final StillCharger charger = new StillCharger();
    private volatile Optional<Capabilities> capabilities = Optional.empty();

    /** @param boot number of the run of the process, from 1 */
    public FuzzedStation(Store store, long boot) {
        time = new ManualTime(ManualTime.START.plus(Duration.ofDays(boot)), boot);
        loop = new ManualLoop(time);
        settings = new SettingsRegistry(loop, store, Map.of("LocalAuthListEnabled", "true"));
        StationKeys keys = new StationKeys(() -> capabilities);
        owner(keys.common());
        owner(keys.ofModel(charger.capabilities()));
        loop.run();
        station = new ChargePoint(
                loop, time, store, new KeyValues(settings, keys), new Listeners(), restarts::add, new Options(2_000, 10));
    }

    /** A bundle that owns these keys. */
    public void owner(SettingsOwner owner) {
        settings.add(owner, "fuzz");
    }

    private void owner(List<Setting> list) {
        owner(new SettingsOwner() {
            @Override
            public List<Setting> settings() {
                return list;
            }

            @Override
            public void changed(String name, String value) {
                if (station != null) {
                    station.settingChanged();
                }
            }
        });
    }

    /** Loads what is stored, brings driver and central system, and comes to rest. */
    public FuzzedStation begin() {
        CompletableFuture<Void> loaded = new CompletableFuture<>();
        loop.run(() -> station.load().whenComplete((nothing, failure) -> end(loaded, failure)));
        Promise.that(loaded.isDone(), () -> "the station does not come to a begin");
        loaded.join();
        capabilities = Optional.of(charger.capabilities());
        loop.run(() -> station.driverCame(charger));
        loop.run(() -> station.centralAuthorizationCame(new Central()));
        loop.run(() -> station.centralSystem(Indication.Link.CONNECTED));
        return settle();
    }

    private static void end(CompletableFuture<Void> loaded, Throwable failure) {
        if (failure == null) {
            loaded.complete(null);
        } else {
            loaded.completeExceptionally(failure);
        }
    }

    public FuzzedStation plug(boolean in) {
        charger.plugged = in;
        return settle();
    }

    public FuzzedStation tap(String tag) {
        return advance(2).then(() -> station.presented(new IdTag(tag)));
    }

    public FuzzedStation advance(long seconds) {
        loop.advance(Duration.ofSeconds(seconds));
        return settle();
    }

    private FuzzedStation then(Runnable turn) {
        loop.run(turn);
        return settle();
    }

    /** Electronics and station react to each other for a few rounds. */
    public FuzzedStation settle() {
        for (int round = 0; round < 4; round++) {
            loop.run(() -> station.reported(charger, StillCharger.SOCKET, charger.state()));
        }
        return this;
    }

    /** Knows every tag. */
    private static final class Central implements CentralAuthorization {
        @Override
        public CompletionStage<Optional<IdTagInfo>> authorize(IdTag idTag) {
            return CompletableFuture.completedFuture(Optional.of(IdTagInfo.of(AuthorizationStatus.Accepted)));
        }
    }
}

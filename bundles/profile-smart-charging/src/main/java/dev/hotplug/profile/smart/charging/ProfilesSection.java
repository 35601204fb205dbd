package dev.hotplug.profile.smart.charging;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The installed charging profiles on the technician's page, and what comes of them in the next day. */
@Component(service = PageSection.class)
public final class ProfilesSection implements PageSection {

    private static final int DAY_SECONDS = 86_400;
    private static final int PATIENCE_SECONDS = 10;

    private final SmartCharging smartCharging;
    private final Loop loop;
    private final StationTime time;

    @Activate
    public ProfilesSection(@Reference SmartCharging smartCharging, @Reference Loop loop, @Reference StationTime time) {
        this.smartCharging = smartCharging;
        this.loop = loop;
        this.time = time;
    }

    @Override
    public String id() {
        return "profiles";
    }

    @Override
    public Words title() {
        return Words.of("Ladeprofile", "Profiles");
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public InputStream module() throws IOException {
        return ProfilesSection.class.getResourceAsStream("profiles.js");
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("", "The installed profiles, and the composite schedule of the next 24 hours in A.", this::profiles)
                .taking(Field.wholeNumber("connector", 0, 99, "0: the charge point as a whole; 1 when left out.")));
    }

    private Answer profiles(Request request) {
        int connector = request.wholeNumber("connector").orElse(1L).intValue();
        CompletableFuture<Map<String, Object>> told = new CompletableFuture<>();
        loop.post(() -> {
            try {
                told.complete(told(connector));
            } catch (RuntimeException e) {
                told.completeExceptionally(e);
            }
        });
        try {
            return Answer.value(told.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy();
        } catch (TimeoutException | ExecutionException e) {
            return busy();
        }
    }

    private static Answer busy() {
        return Answer.away(Words.of("Das lässt sich gerade nicht sagen.", "This cannot be told now."));
    }

    private Map<String, Object> told(int connector) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("profiles", smartCharging.installed().stream().map(ProfilesSection::shown).toList());
        GetCompositeSchedule.Conf composite = smartCharging.composite(
                new GetCompositeSchedule.Req(connector, DAY_SECONDS, Optional.of(ChargingRateUnitType.A)));
        Instant start = composite.scheduleStart().orElseGet(time::now);
        told.put("schedule", composite.chargingSchedule().map(schedule -> steps(start, schedule)).orElse(List.of()));
        told.put("until", start.plusSeconds(DAY_SECONDS));
        return told;
    }

    private static List<Map<String, Object>> steps(Instant start, ChargingSchedule schedule) {
        return schedule.chargingSchedulePeriod().stream()
                .map(period -> Map.<String, Object>of("at", start.plusSeconds(period.startPeriod()), "amps", period.limit()))
                .toList();
    }

    private static Map<String, Object> shown(Installed installed) {
        ChargingProfile profile = installed.profile();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", profile.chargingProfileId());
        shown.put("connector", installed.connector().value());
        shown.put("purpose", profile.chargingProfilePurpose().name());
        shown.put("kind", profile.chargingProfileKind().name());
        shown.put("stackLevel", profile.stackLevel());
        shown.put("validFrom", profile.validFrom());
        shown.put("validTo", profile.validTo());
        shown.put("unit", profile.chargingSchedule().chargingRateUnit().name());
        shown.put("periods", profile.chargingSchedule().chargingSchedulePeriod().size());
        return shown;
    }
}

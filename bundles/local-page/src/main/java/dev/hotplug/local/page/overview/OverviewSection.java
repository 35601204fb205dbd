package dev.hotplug.local.page.overview;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Light;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.CallQueue;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import dev.hotplug.settings.CentralSystemSource;
import dev.hotplug.settings.Installation;
import dev.hotplug.settings.Settings;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.TransactionLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The first section: what the charger is, what it does now, and why it does not charge. */
@Component(service = PageSection.class)
public final class OverviewSection implements PageSection {

    private final Station station;
    private final Settings settings;
    private final StationTime time;
    private final Loop loop;
    private final Plot plot;
    private volatile long backlog;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile ChargerDriver driver;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Installation installation;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile FrameLink link;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile Registration registration;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile CallQueue calls;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile TransactionLog log;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile CentralSystemSource source;

    @Activate
    public OverviewSection(
            @Reference Station station,
            @Reference Settings settings,
            @Reference StationTime time,
            @Reference Loop loop,
            @Reference Plot plot) {
        this.station = station;
        this.settings = settings;
        this.time = time;
        this.loop = loop;
        this.plot = plot;
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public Words title() {
        return Words.of("Übersicht", "Overview");
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public InputStream module() throws IOException {
        return OverviewSection.class.getResourceAsStream("overview.js");
    }

    @Override
    public List<Topic> topics() {
        return List.of(new Topic("state", Access.VIEWER, this::state));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("", "The charger as it is now: what it is, what it shows, its connectors with the reason why they do not charge,"
                        + " and the link to the central system.", request -> Answer.value(state())),
                Route.get("/plot", "Power, limit and currents of the last hour of charging, a point every 10 s.", this::points)
                        .taking(Field.wholeNumber("connector", 1, 99, "Number of the connector; 1 when left out.")));
    }

    private Answer points(Request request) {
        return Answer.value(Map.of("points", plot.points(request.wholeNumber("connector").orElse(1L).intValue())));
    }

    /** Everything, as plain values; any thread. */
    Map<String, Object> state() {
        StationSnapshot snapshot = station.snapshot();
        boolean offline = snapshot.link() != Indication.Link.CONNECTED;
        boolean freeVend = !flag(offline ? "AuthEnabledOffline" : "AuthEnabled");
        Optional<Registration> registered = Optional.ofNullable(registration);
        boolean pending = registered.filter(r -> r.state() == Registration.State.Pending).isPresent();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("now", time.now());
        state.put("clockKnown", time.known());
        state.put("charger", charger(snapshot));
        state.put("light", Optional.ofNullable(driver).flatMap(ChargerDriver::light).map(OverviewSection::light));
        state.put("status", snapshot.chargePoint().status().name());
        state.put("connectors", new Scene(snapshot, freeVend, pending, time.now()).connectors());
        state.put("link", LinkView.of(
                snapshot.link(),
                Optional.ofNullable(source).map(CentralSystemSource::centralSystem),
                Optional.ofNullable(link).map(FrameLink::status),
                registered,
                Optional.ofNullable(calls),
                backlog()));
        return state;
    }

    private boolean flag(String key) {
        return settings.value(key).map(Boolean::parseBoolean).orElse(true);
    }

    /** As it was a moment ago: it is counted on the loop, which is not waited for. */
    private long backlog() {
        TransactionLog present = log;
        if (present != null) {
            loop.post(() -> backlog = present.backlog());
        }
        return backlog;
    }

    private Map<String, Object> charger(StationSnapshot snapshot) {
        Map<String, Object> charger = new LinkedHashMap<>();
        Optional<Installation> installed = Optional.ofNullable(installation);
        charger.put("partNumber", installed.map(Installation::partNumber).or(() -> snapshot.identity().map(i -> i.partNumber())));
        charger.put("serialNumber", installed.flatMap(Installation::serialNumber));
        charger.put("version", installed.map(Installation::firmwareVersion));
        charger.put("vendor", snapshot.identity().map(i -> i.vendor()));
        charger.put("meterType", snapshot.identity().map(i -> i.meterType()));
        snapshot.capabilities().ifPresent(c -> {
            charger.put("cardReader", c.cardReader());
            charger.put("pinEntry", c.pinEntry());
            charger.put("outlets", c.connectors().stream().map(OverviewSection::outlet).toList());
        });
        return charger;
    }

    private static Map<String, Object> outlet(Capabilities.Connector c) {
        return Map.of("id", c.id().value(), "tethered", c.tethered(), "lock", c.lock(), "phases", c.phases(),
                "minAmps", c.minMilliampere() / 1000.0, "maxAmps", c.maxMilliampere() / 1000.0, "volt", c.nominalVolt());
    }

    private static Map<String, Object> light(Light light) {
        return Map.of("colour", light.colour(), "movement", light.movement(), "brightnessPercent", light.brightnessPercent(),
                "displayLines", light.displayLines());
    }
}

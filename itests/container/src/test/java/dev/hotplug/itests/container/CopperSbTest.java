package dev.hotplug.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** The set of the Copper SB in the real container: it comes up whole, and its parts are replaced in a charge. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CopperSbTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SWAPS = 10;
    private static CentralSystem centralSystem;

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private ServiceComponentRuntime components;

    @Configuration
    public Option[] configuration() {
        return options(ComposedSet.of("copper-sb").options(), junitBundles());
    }

    @Before
    public void launch() throws IOException {
        if (centralSystem == null) {
            centralSystem = new CentralSystem();
            Launch launch = new Launch(context);
            launch.configure(configurations);
            launch.provision(Map.of(
                    "centralSystem.enabled", "true",
                    "centralSystem.url", centralSystem.url(),
                    "centralSystem.identity", "CP1",
                    "centralSystem.termsAccepted", "true",
                    "configurationKeys.MeterValueSampleInterval", "1"));
        }
        await("BootNotification", () -> !centralSystem.calls("BootNotification").isEmpty());
        await("the station", () -> context.getServiceReference(Station.class) != null);
    }

    @Test
    public void everyBundleIsActiveAndEveryComponentIsSatisfied() {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle + " is in state " + bundle.getState())
                .toList();
        assertEquals(List.of(), idle);
        await("every component: " + unsatisfied(), () -> unsatisfied().isEmpty());
    }

    private List<String> unsatisfied() {
        return components.getComponentDescriptionDTOs().stream()
                .flatMap(description -> {
                    var all = components.getComponentConfigurationDTOs(description);
                    return all.isEmpty()
                            ? Stream.of(description.name + " has no instance")
                            : all.stream().filter(CopperSbTest::waits).map(c -> description.name + " is in state " + c.state);
                })
                .toList();
    }

    private static boolean waits(ComponentConfigurationDTO component) {
        return component.state != ComponentConfigurationDTO.SATISFIED && component.state != ComponentConfigurationDTO.ACTIVE;
    }

    @Test
    @Shows({"CoreProfileVersion", "DriverVersion"})
    public void coreAndDriverAreReplacedInACharge() throws Exception {
        charge();
        int before = centralSystem.calls().size();
        List<String> troubles = centralSystem.troubles();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        long longest = 0;
        for (int swap = 1; swap <= SWAPS; swap++) {
            boolean driver = swap % 2 == 0;
            Bundle bundle = bundle(driver ? "dev.hotplug.driver.copper.sb" : "dev.hotplug.profile.core");
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            longest = Math.max(longest, swap(bundle, driver ? "DriverVersion" : "CoreProfileVersion", swap));
        }
        await("another sample", () -> centralSystem.calls("MeterValues").size() > SWAPS / 5);
        Set<String> said = new HashSet<>();
        centralSystem.calls().stream().skip(before).forEach(call -> said.add(call.action()));
        assertEquals(Set.of("Authorize", "Heartbeat", "MeterValues"), said);
        assertEquals("a heartbeat for each one that was asked for", SWAPS, centralSystem.calls("Heartbeat").size());
        assertEquals(1 + SWAPS, centralSystem.calls("Authorize").size());
        stopByCard();
        assertOneWholeTransaction();
        assertEquals(1, centralSystem.connections());
        assertEquals(troubles, centralSystem.troubles());
        System.out.printf("%d swaps in one charge, the longest call in a gap took %d ms; %d of %d old class loaders are gone%n",
                SWAPS, longest, collected(loaders), loaders.size());
        assertEquals("old class loaders collected", loaders.size(), collected(loaders));
    }

    private void charge() {
        simulator("POST", "plug", "{\"connectorId\":1}");
        simulator("PUT", "ev", "{\"connectorId\":1,\"state\":\"C\"}");
        simulator("POST", "rfid", "{\"uid\":\"04A23C5A\"}");
        await("MeterValues", () -> !centralSystem.calls("MeterValues").isEmpty());
        await("Charging", () -> centralSystem.calls("StatusNotification").stream()
                .anyMatch(call -> call.payload().path("status").asText().equals("Charging")));
        assertTrue(energyFlows());
    }

    /**
     * Replaces a bundle. In the very moment in which the old version has stopped and the new one has not begun, the central
     * system asks everything and a card is shown.
     *
     * @return how long the slowest of these calls took, ms
     */
    private long swap(Bundle bundle, String versionKey, int number) throws Exception {
        String version = "9.0." + number;
        List<ServiceReference<?>> services = List.of(bundle.getRegisteredServices());
        assertTrue("the old version has services", !services.isEmpty());
        GapCalls gap = new GapCalls(centralSystem, versionKey);
        SynchronousBundleListener inTheGap = event -> {
            if (event.getBundle() == bundle && event.getType() == BundleEvent.STOPPED) {
                gap.ask();
                simulator("POST", "rfid", String.format("{\"uid\":\"A00000%02X\"}", number));
            }
        };
        context.addBundleListener(inTheGap);
        bundle.update(NewVersion.of(bundle, version));
        context.removeBundleListener(inTheGap);
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals(version, bundle.getVersion().toString());
        services.forEach(service -> assertEquals("a service of the old version", null, service.getBundle()));
        long slowest = gap.check();
        await(version + " answers", () -> configuration(versionKey).equals(version));
        await("Authorize", () -> centralSystem.calls("Authorize").size() == 1 + number);
        assertTrue(energyFlows());
        return slowest;
    }

    private String configuration(String key) {
        try {
            return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .path("configurationKey").path(0).path("value").asText();
        } catch (Exception e) {
            throw new AssertionError(key, e);
        }
    }

    private void stopByCard() {
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
        simulator("POST", "rfid", "{\"uid\":\"04A23C5A\"}");
        await("StopTransaction", () -> !centralSystem.calls("StopTransaction").isEmpty());
    }

    private static void assertOneWholeTransaction() {
        Set<String> ids = new HashSet<>();
        centralSystem.calls().forEach(call -> assertTrue("twice: " + call, ids.add(call.id())));
        Instant last = Instant.parse(centralSystem.calls("StartTransaction").get(0).payload().path("timestamp").asText());
        double register = 0;
        for (CentralSystem.Call call : centralSystem.calls("MeterValues")) {
            JsonNode value = call.payload().path("meterValue").path(0);
            Instant at = Instant.parse(value.path("timestamp").asText());
            long millis = Duration.between(last, at).toMillis();
            assertTrue("samples at " + last + " and " + at, millis > 500 && millis < 1_500);
            double now = value.path("sampledValue").path(0).path("value").asDouble();
            assertTrue(now >= register);
            last = at;
            register = now;
        }
        JsonNode stop = centralSystem.calls("StopTransaction").get(0).payload();
        assertEquals(7, stop.path("transactionId").asInt());
        assertTrue(stop.path("meterStop").asDouble() >= Math.floor(register));
    }

    private boolean energyFlows() {
        ServiceReference<Station> reference = context.getServiceReference(Station.class);
        StationSnapshot snapshot = context.getService(reference).snapshot();
        JsonNode connector = simulator("GET", "state", "").path("connectors").path(0);
        return snapshot.connectors().size() == 1
                && connector.path("contactorClosed").asBoolean()
                && connector.path("offeredAmps").asDouble() > 0;
    }

    private static long collected(List<WeakReference<ClassLoader>> loaders) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (count(loaders) < loaders.size() && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(100_000_000);
        }
        return count(loaders);
    }

    private static long count(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() == null).count();
    }

    private Bundle bundle(String symbolicName) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    private JsonNode simulator(String method, String call, String body) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + context.getProperty("hotplug.http.port") + "/simulator/" + call);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(response.body(), 2, response.statusCode() / 100);
            return new ObjectMapper().readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(call, e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue("not within " + PATIENCE + ": " + what, System.nanoTime() < end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}

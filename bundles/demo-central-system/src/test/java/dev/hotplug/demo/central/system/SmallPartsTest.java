package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.settings.CentralSystem;
import eu.chargetime.ocpp.model.core.MeterValue;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.SampledValue;
import java.lang.reflect.Proxy;
import java.time.ZonedDateTime;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class SmallPartsTest {

    private static final CentralSystem REAL =
            new CentralSystem(false, "wss://csms.example/ocpp", "CP1", true);

    @Test
    void theDemoDoesNotTakeMessagesOfAnotherCentralSystem() {
        Optional<String> refusal = ForeignMessages.refusal(REAL, 3, "/data");
        assertTrue(refusal.orElseThrow().contains("/data holds 3 messages"));
        assertTrue(refusal.get().contains("wss://csms.example/ocpp"));
        assertEquals(Optional.empty(), ForeignMessages.refusal(REAL, 0, "/data"));
        assertEquals(Optional.empty(), ForeignMessages.refusal(CentralSystem.NONE, 3, "/data"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8080/",
        "0.0.0.0, http://127.0.0.1:8080/",
        "::, http://127.0.0.1:8080/",
        "::1, http://[::1]:8080/",
        "localhost, http://localhost:8080/"
    })
    void thePageIsReachableByTheAddressThatIsTold(String host, String address) {
        assertEquals(address, new Page(host, "8080").address().toString());
        assertEquals(address + "simulator/", new Page(host, "8080").simulator().toString());
    }

    @Test
    void energyAndPowerAreFoundInAnyUnitAndPhasesAreLeftOut() {
        MeterValuesRequest request = new MeterValuesRequest(1);
        request.setMeterValue(new MeterValue[] {
            meterValue(sampled("1000", null, null, null)),
            meterValue(
                    sampled("2.5", "Energy.Active.Import.Register", "kWh", null),
                    sampled("7360", "Power.Active.Import", "W", "L1"),
                    sampled("22.08", "Power.Active.Import", "kW", null))
        });
        assertEquals(new Heard.Sampled(1, OptionalDouble.of(2500), OptionalDouble.of(22_080)), Samples.of(request));
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
        MeterValuesRequest request = new MeterValuesRequest(1);
        request.setMeterValue(new MeterValue[] {meterValue(sampled("230", "Voltage", "V", null))});
        assertEquals(new Heard.Sampled(1, OptionalDouble.empty(), OptionalDouble.empty()), Samples.of(request));
    }

    @Test
    void quickSamplesLeaveTheConfigurationAsItWas() throws Exception {
        Hashtable<String, Object> product = new Hashtable<>(Map.of("MeterValueSampleInterval", "60", "ConnectionTimeOut", "120"));
        AtomicReference<Dictionary<String, Object>> stored = new AtomicReference<>(product);
        QuickSamples samples = new QuickSamples(admin(stored));
        samples.begin(true);
        assertEquals("3", stored.get().get("MeterValueSampleInterval"));
        assertEquals("Energy.Active.Import.Register,Power.Active.Import", stored.get().get("MeterValuesSampledData"));
        assertEquals("120", stored.get().get("ConnectionTimeOut"));
        samples.end();
        samples.end();
        assertEquals(Map.of("MeterValueSampleInterval", "60", "ConnectionTimeOut", "120"), stored.get());
    }

    @SuppressWarnings("unchecked")
    private static ConfigurationAdmin admin(AtomicReference<Dictionary<String, Object>> stored) {
        Configuration configuration = fake(Configuration.class, (method, argument) -> {
            if (method.equals("getProperties")) {
                return stored.get();
            }
            stored.set((Dictionary<String, Object>) argument);
            return null;
        });
        return fake(ConfigurationAdmin.class, (method, pid) -> {
            assertEquals("dev.hotplug.settings", pid);
            return configuration;
        });
    }

    private interface Answer {
        Object of(String method, Object firstArgument);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                answer.of(method.getName(), arguments == null ? null : arguments[0])));
    }

    private static MeterValue meterValue(SampledValue... values) {
        return new MeterValue(ZonedDateTime.parse("2026-03-01T12:00:00Z"), values);
    }

    private static SampledValue sampled(String value, String measurand, String unit, String phase) {
        SampledValue sampled = new SampledValue(value);
        if (measurand != null) {
            sampled.setMeasurand(measurand);
        }
        if (unit != null) {
            sampled.setUnit(unit);
        }
        if (phase != null) {
            sampled.setPhase(phase);
        }
        return sampled;
    }
}

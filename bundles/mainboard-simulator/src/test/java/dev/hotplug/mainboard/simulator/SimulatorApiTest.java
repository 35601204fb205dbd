package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.hardware.Protection;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.Panel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatorApiTest {
    private final Bench bench = new Bench().attached();
    private final SimulatorApi api = new SimulatorApi(bench.board, new SimulatedNetwork());

    private Reply call(String method, String path, String body) {
        return api.answer(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    private Map<?, ?> json(Reply reply) {
        try {
            return (Map<?, ?>) Json.read(reply.json().getBytes(StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new AssertionError(reply.json(), e);
        }
    }

    private Map<?, ?> connector() {
        return (Map<?, ?>) ((List<?>) json(call("GET", "/state", "")).get("connectors")).get(0);
    }

    @Test
    void stateHasTheFieldsOfTheContract() {
        bench.board.plug(1);
        bench.order(Bench.CHARGE).ev(Pilot.C).after(4_000);
        bench.board.show(bench.driver, new Panel(Panel.Halo.BLUE, Panel.Pattern.PULSING, 40, List.of("Charging")));
        Map<?, ?> c = connector();
        assertEquals(BigDecimal.ONE, c.get("id"));
        assertEquals("C", c.get("pilot"));
        assertEquals(true, c.get("contactorClosed"));
        assertEquals(new BigDecimal("16"), c.get("offeredAmps"));
        assertEquals(new BigDecimal("16"), c.get("drawnAmps"));
        assertEquals(true, c.get("locked"));
        assertTrue(((BigDecimal) c.get("meterWh")).doubleValue() > 5);
        assertEquals(true, c.get("plugged"));
        assertEquals("C", c.get("evState"));
        Map<?, ?> state = json(call("GET", "/state", ""));
        assertEquals(Map.of("color", "blue", "pattern", "pulsing", "brightnessPercent", new BigDecimal("40")), state.get("halo"));
        assertEquals(List.of("Charging"), state.get("displayLines"));
    }

    @Test
    void aCarThatWantsEnergyHasItsCableIn() {
        assertEquals(200, call("PUT", "/ev", "{\"state\":\"C\"}").status());
        assertEquals("C", connector().get("pilot"));
        assertEquals(true, connector().get("plugged"));
    }

    @Test
    void plugEvUnplug() {
        assertEquals(200, call("POST", "/plug", "{\"connectorId\":1}").status());
        assertEquals("B", connector().get("pilot"));
        assertEquals(200, call("PUT", "/ev", "{\"connectorId\":1,\"state\":\"C\",\"maxAmps\":10,\"phases\":1}").status());
        assertEquals("C", connector().get("pilot"));
        assertEquals(Optional.of(10.0), bench.world().orElseThrow().maxAmps());
        assertEquals(Optional.of(1), bench.world().orElseThrow().phases());
        assertEquals(200, call("PUT", "/ev", "{\"maxAmps\":16}").status());
        assertEquals("C", connector().get("evState"));
        assertEquals(200, call("POST", "/unplug", "{\"connectorId\":1}").status());
        assertEquals("A", connector().get("pilot"));
        assertEquals(200, call("POST", "/unplug", "{\"connectorId\":1}").status(), "never refused");
    }

    @Test
    void aCardIsReadInTheOrderOfTheReader() {
        assertEquals(200, call("POST", "/rfid", "{\"uid\":\"04a23C5A\"}").status());
        assertEquals(List.of("card 04a23c5a"), bench.events);
    }

    @Test
    void whatTheModelLacksIs409WithAReason() {
        assertEquals(409, call("POST", "/pin", "{\"pin\":\"1234\"}").status());
        assertEquals("this model has no screen to type a PIN on", json(call("POST", "/pin", "{\"pin\":\"1234\"}")).get("error"));
        Bench bare = new Bench().attached(new BoardSetup(1, false, true, 1, 40_000, 240, false, true));
        SimulatorApi other = new SimulatorApi(bare.board, new SimulatedNetwork());
        assertEquals(409, other.answer("POST", "/rfid", "{\"uid\":\"04A23C5A\"}".getBytes(StandardCharsets.UTF_8)).status());
        assertEquals(409, other.answer("PUT", "/faults/connector-lock", new byte[0]).status());
        assertEquals(409, other.answer("PUT", "/faults/reader", new byte[0]).status());
        assertEquals(200, other.answer("POST", "/pin", "{\"pin\":\"1234\"}".getBytes(StandardCharsets.UTF_8)).status());
        assertEquals(List.of("pin 1234"), bare.events);
    }

    @Test
    void aModelIsReachedByTheNetworksItHas() {
        Bench pulsar = new Bench().attached(new BoardSetup(
                1, false, true, 3, 32_000, 230, false, false, Set.of(NetworkStatus.Kind.WIFI), Protection.UNSTATED));
        SimulatorApi other = new SimulatorApi(pulsar.board, new SimulatedNetwork());
        Reply refused = other.answer("PUT", "/network", "{\"kind\":\"lan\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(409, refused.status());
        assertEquals("this model has no lan", json(refused).get("error"));
        assertEquals(200, other.answer("PUT", "/network", "{\"kind\":\"wifi\"}".getBytes(StandardCharsets.UTF_8)).status());
        assertEquals("lan", json(call("PUT", "/network", "{\"kind\":\"lan\"}")).get("network"));
    }

    @Test
    void theProtectiveConductorIsPartOfTheWorld() {
        assertEquals(200, call("PUT", "/earth", "{\"ohms\":50}").status());
        assertEquals(
                Map.of("ohms", new BigDecimal("50"), "penBroken", true, "leakDcMilliamps", new BigDecimal("8"), "leakAcMilliamps", new BigDecimal("0")),
                json(call("PUT", "/earth", "{\"penBroken\":true,\"leakDcMilliamps\":8}")).get("earth"));
    }

    @Test
    void aBrokenReaderIsNoBrokenScreen() {
        Bench commander = new Bench().attached(new BoardSetup(1, false, true, 3, 32_000, 230, true, true));
        commander.fault(BoardFault.READER, true);
        commander.board.card(new byte[] {1, 2, 3, 4});
        commander.board.pin("1234");
        assertEquals(List.of("READER true", "pin 1234"), commander.events);
    }

    @ParameterizedTest
    @EnumSource(BoardFault.class)
    void everyFaultComesAndGoesByItsName(BoardFault fault) {
        String path = "/faults/" + FaultName.of(fault);
        assertEquals(List.of(FaultName.of(fault)), json(call("PUT", path, "")).get("faults"));
        assertEquals(List.of(), json(call("DELETE", path, "")).get("faults"));
    }

    @Test
    void theNamesAreThoseOfTheContract() {
        assertEquals(
                "ground-failure, residual-current, over-current, over-voltage, under-voltage, high-temperature, over-temperature, "
                        + "welded-contact, connector-lock, meter, meter-frozen, meter-backwards, reader, card-held, card-collision, "
                        + "pilot, diode-missing, ventilation, emergency-stop, mainboard-lost",
                FaultName.all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "POST | /plug | {\"connectorId\":2}",
        "POST | /plug | {\"connectorId\":0}",
        "POST | /plug | {\"connectorId\":1.5}",
        "POST | /plug | {\"connectorId\":\"1\"}",
        "POST | /plug | {\"connectorId\":null}",
        "POST | /plug | {\"connector\":1}",
        "POST | /plug | {\"connectorId\":1",
        "POST | /plug | {\"connectorId\":1}{}",
        "POST | /plug | {\"connectorId\":1,\"connectorId\":1}",
        "POST | /plug | [1]",
        "POST | /plug | 1e999999999",
        "PUT | /ev | {\"state\":\"G\"}",
        "PUT | /ev | {\"state\":3}",
        "PUT | /ev | {\"maxAmps\":-1}",
        "PUT | /ev | {\"maxAmps\":1e400}",
        "PUT | /ev | {\"phases\":4}",
        "POST | /rfid | {\"uid\":\"04A2\"}",
        "POST | /rfid | {\"uid\":\"04:A2:3C:5A\"}",
        "POST | /rfid | {}",
        "POST | /pin | {\"pin\":\"12a4\"}",
        "PUT | /network | {\"kind\":\"pigeon\"}",
        "PUT | /network | {}",
        "PUT | /earth | {\"ohms\":-1}",
        "PUT | /earth | {\"penBroken\":\"yes\"}",
        "PUT | /clock | {\"speed\":0}",
        "PUT | /clock | {\"speed\":\"fast\"}",
        "PUT | /clock | {}",
        "PUT | /faults/meter | {\"why\":1}"
    })
    void badInputIs400WithASentence(String method, String path, String body) {
        Reply reply = call(method, path, body);
        assertEquals(400, reply.status(), reply.json());
        assertFalse(String.valueOf(json(reply).get("error")).isBlank());
    }

    @Test
    void whatIsNotThereIs404AndAWrongMethodIs405() {
        assertEquals(404, call("GET", "/nothing", "").status());
        assertEquals(404, call("PUT", "/faults/rain", "").status());
        assertEquals(405, call("GET", "/plug", "").status());
        assertEquals(405, call("POST", "/faults/meter", "").status());
    }

    @Test
    void theClockOfElectricityIsSet() {
        assertEquals(new BigDecimal("60"), json(call("PUT", "/clock", "{\"speed\":60}")).get("speed"));
    }

    @Test
    void onlyThisMachineAndItsOwnPageMayTouchTheWorld() {
        for (String mine : Arrays.asList("127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "127.8.8.8")) {
            assertEquals(Optional.empty(), Guard.refusal(mine, null, null), mine);
        }
        for (String other : Arrays.asList("192.168.1.4", "10.0.0.1", "fe80::1", "example.org", "", null)) {
            assertTrue(Guard.refusal(other, null, null).isPresent(), other);
        }
        assertEquals(Optional.empty(), Guard.refusal("127.0.0.1", "http://127.0.0.1:8080", "127.0.0.1:8080"));
        assertTrue(Guard.refusal("127.0.0.1", "http://evil.example", "127.0.0.1:8080").isPresent());
        assertTrue(Guard.refusal("127.0.0.1", "null", "127.0.0.1:8080").isPresent());
    }

    @Test
    void aForeignNameThatResolvesToThisMachineIsNoWayIn() {
        for (String mine : List.of("127.0.0.1:8080", "localhost", "LocalHost:8080", "[::1]:8080", "charger:8080", "a.localhost:80")) {
            assertEquals(Optional.empty(), Guard.refusal("127.0.0.1", "http://" + mine, mine), mine);
        }
        assertTrue(Guard.refusal("127.0.0.1", "http://evil.example:8080", "evil.example:8080").isPresent());
        assertTrue(Guard.refusal("127.0.0.1", null, "evil.example").isPresent());
    }
}

package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(terminal, true, StandardCharsets.UTF_8), new ManualTime(), ZoneOffset.UTC);
    private final Street street = new Street(screen);

    @Test
    void theWholeStoryFromBootToSummary() throws InterruptedException {
        play();
        assertEquals(
                """
                12:00:00  demo     The charger has connected to the central system.
                12:00:00  charger  Boot accepted: Wallbox CPB1.
                12:00:00  charger  Connector 1 is free.
                12:00:00  car      A driver taps card 04A23C5A at the reader.
                12:00:00  charger  Card 5A3CA204 is authorised by the central system.
                12:00:00  charger  Connector 1 is getting ready: it waits for the card or the cable.
                12:00:00  car      The car is plugged in and asks for energy.
                12:00:00  charger  Charging begins with card 5A3CA204: transaction 7, the meter stands at 0.000 kWh.
                12:00:00  charger  Connector 1 is charging the car.
                12:00:00  demo     From here the simulated electricity flows 60 times faster than in life.
                12:00:00  charger  Charging: 1.000 kWh in the car, 22.0 kW now.
                12:00:00  charger  Charging: 2.000 kWh in the car, 22.0 kW now.
                12:00:00  charger  Charging: 3.000 kWh in the car, 22.0 kW now.
                12:00:00  charger  Charging: 4.000 kWh in the car, 22.0 kW now.
                12:00:00  charger  Charging: 5.000 kWh in the car, 22.0 kW now.
                12:00:00  car      The driver taps the same card again to stop.
                12:00:00  charger  Charging stopped by the card; the meter stands at 5.000 kWh.
                12:00:00  car      The car is unplugged and leaves.
                12:00:00  charger  Connector 1 has finished; the cable is still in.
                12:00:00  charger  Connector 1 is free.
                12:00:00  demo     Session summary: 5.000 kWh in 17 s (60 times faster than in life), card 5A3CA204, stopped by the card.
                """,
                text());
        assertEquals(List.of("card 1", "plug", "energy", "speed 60", "card 2", "unplug", "speed 1"), street.acts);
    }

    @Test
    void withoutAReaderPluggingInBeginsAndUnpluggingEnds() throws InterruptedException {
        street.cardReader = false;
        street.brings.put("unplug", List.of(
                new Heard.Stopped(7, 5000, "EVDisconnected", java.time.Instant.parse("2026-03-01T12:00:17Z")), Street.status("Available")));
        play();
        assertEquals(List.of("plug", "energy", "speed 60", "unplug", "speed 1"), street.acts);
        assertTrue(text().contains("This model has no card reader"), text());
        assertTrue(text().contains("Session summary: 5.000 kWh"), text());
    }

    @Test
    void aCarFromBeforeLeavesFirst() throws InterruptedException {
        street.silence();
        street.hears(new Heard.Connected(), Street.status("SuspendedEV"));
        street.plugged = true;
        play();
        assertEquals("unplug", street.acts.get(0));
        assertTrue(text().contains("A car is plugged in from before; it leaves first."));
        assertTrue(text().contains("Session summary: 5.000 kWh"));
    }

    @Test
    void theMeterIsReadByTheScriptWhenTheChargerIsToldToBeSilent() throws InterruptedException {
        street.brings.remove("speed 60");
        play();
        assertTrue(text().contains("Charging: 4.321 kWh in the car."));
        assertTrue(text().contains("Session summary"));
    }

    @Test
    void withoutAConnectionTheDemoSaysSo() throws InterruptedException {
        street.silence();
        play();
        assertTrue(text().contains("The charger has not connected to the demo's central system"));
        assertEquals(List.of("speed 1"), street.acts);
    }

    @Test
    void aChargerThatComesBackAndHasNothingNewToTellIsTakenAsFree() throws InterruptedException {
        street.silence();
        street.hears(new Heard.Connected());
        play();
        assertTrue(text().contains("Session summary: 5.000 kWh"));
    }

    @Test
    void aConnectorOutOfServiceGetsNoCar() throws InterruptedException {
        street.silence();
        street.hears(new Heard.Connected(), Street.status("Unavailable"));
        play();
        assertTrue(text().contains("Connector 1 is not in service (Unavailable)"));
        assertFalse(street.acts.contains("plug"));
    }

    @Test
    void aCarThatGetsNoEnergyLeaves() throws InterruptedException {
        street.brings.remove("energy");
        play();
        assertTrue(text().contains("No charge has begun, so the car leaves again."));
        assertEquals(List.of("card 1", "plug", "energy", "unplug", "speed 1"), street.acts);
    }

    @Test
    void whereTheCardStopsNothingUnpluggingDoes() throws InterruptedException {
        street.brings.remove("card 2");
        street.brings.put("unplug", List.of(
                new Heard.Stopped(7, 5000, "EVDisconnected", java.time.Instant.parse("2026-03-01T12:00:30Z")), Street.status("Available")));
        play();
        assertTrue(text().contains("stopped because the car was unplugged."));
    }

    @Test
    void aChargeThatEndsByItselfIsNotStoppedAgain() throws InterruptedException {
        street.brings.put("speed 60", List.of(
                Street.sample(1000), new Heard.Stopped(7, 1000, "Remote", java.time.Instant.parse("2026-03-01T12:00:05Z"))));
        play();
        assertFalse(street.acts.contains("card 2"));
        assertTrue(text().contains("Session summary: 1.000 kWh"));
    }

    @Test
    void aRefusalIsToldInItsOwnWords() throws InterruptedException {
        street.broken = new World.Refused("the simulator answers this machine only");
        play();
        assertTrue(text().contains("The simulator refuses to play the car: the simulator answers this machine only."));
    }

    @Test
    void aSimulatorThatIsGoneEndsTheScript() throws InterruptedException {
        street.broken = new IOException("Connection refused");
        play();
        assertTrue(text().contains("because the simulator does not answer: Connection refused."));
    }

    private void play() throws InterruptedException {
        new Script(street, street, screen).play();
    }

    private String text() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}

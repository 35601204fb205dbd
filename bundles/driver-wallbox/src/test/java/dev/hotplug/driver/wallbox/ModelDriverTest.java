package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Earthing;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.settings.Setting;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

class ModelDriverTest {
    private static final String NAME = "com.example.bundle";

    private final MemoryHandOver handOver = new MemoryHandOver();
    private final List<String> story = new ArrayList<>();
    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final MemorySettings settings = new MemorySettings();
    private final Board board = new Board();
    private String partNumber = "";

    private ModelDriver component() {
        return component(Fixtures.COPPER_SB);
    }

    private ModelDriver component(Traits traits) {
        partNumber = traits.partNumber();
        ModelDriver made = new ModelDriver(bundle(), traits, board, new Station(), settings, loop, handOver);
        settings.add(made::settings);
        return made;
    }

    /** Of a bundle's context only the part number, its version and the registration of one service are needed. */
    private BundleContext bundle() {
        return proxy(BundleContext.class, name -> switch (name) {
            case "getProperty" -> partNumber;
            case "getBundle" -> proxy(Bundle.class, method -> method.equals("getVersion") ? Version.valueOf("2.3.4") : NAME);
            case "registerService" -> {
                story.add("registered");
                yield proxy(ServiceRegistration.class, method -> story.add(method + "ed"));
            }
            default -> throw new AssertionError(name);
        });
    }

    private static <T> T proxy(Class<T> type, java.util.function.Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Object value = answer.apply(method.getName());
            return method.getReturnType() == void.class ? null : value;
        }));
    }

    @Test
    void registersTheDriverFirstAndThenReports() {
        component();
        assertEquals(List.of("registered", "report"), story);
    }

    @Test
    void goesBySigningOffFirstAndHoldingTheOrderThen() {
        component().leave();
        assertEquals(List.of("registered", "report", "unregistered", "hold"), story);
    }

    @Test
    void doesNothingWhileAnotherDriverHoldsTheElectronics() {
        board.busy = true;
        component().leave();
        assertEquals(List.of(), story);
    }

    @Test
    void leavesWhatItKnowsToTheNextVersion() {
        component().leave();
        assertEquals("1", handOver.take(NAME).get("schema"));
    }

    @Test
    void refusesWhatItCannotReadIsSafeAndPutsItBack() {
        Map<String, String> unknown = Map.of("schema", "99");
        handOver.leave(NAME, unknown);
        board.takenOver = true;
        String why = assertThrows(IllegalStateException.class, this::component).getMessage();
        assertTrue(why.contains("Copper SB"), why);
        assertEquals(List.of("release", "HandOverRefused"), story);
        assertEquals(unknown, handOver.take(NAME));
    }

    @Test
    void whatItCannotReadDoesNotMatterOnAColdStart() {
        handOver.leave(NAME, Map.of("schema", "99"));
        component();
        assertEquals(List.of("registered", "report"), story);
    }

    @Test
    void tellsItsVersionToWhoeverReplacesItFromAfar() {
        component();
        assertEquals(Optional.of("2.3.4"), settings.value("DriverVersion"));
    }

    @Test
    void lightIntensityIsTheBrightnessOfTheHaloAtOnce() {
        ModelDriver component = component();
        assertEquals(100, board.panel.brightnessPercent());
        settings.set("LightIntensity", "35");
        component.changed();
        assertEquals(35, board.panel.brightnessPercent());
        assertTrue(refused(ModelDriver.LIGHT_INTENSITY, "101"));
    }

    @Test
    void blinkRepeatIsHowOftenTheHaloBlinksForACard() {
        ModelDriver component = component();
        settings.set("BlinkRepeat", "3");
        component.changed();
        board.listener.card(new byte[] {4, 1, 2, 3});
        assertEquals(Panel.Pattern.BLINKING, board.panel.pattern());
        loop.advance(Duration.ofMillis(599));
        assertEquals(Panel.Pattern.BLINKING, board.panel.pattern());
        loop.advance(Duration.ofMillis(1));
        assertEquals(Panel.Pattern.ROTATING, board.panel.pattern());
        assertTrue(refused(ModelDriver.BLINK_REPEAT, "-1"));
    }

    @Test
    void latchedFaultsAreNamedByTheirCodesAndAWeldedContactNeedsNoNaming() {
        assertEquals(
                "[ControlPilot, DiodeMissing, Meter, OverCurrent, OverVoltage, ProtectiveEarth, ResidualCurrent, UnderVoltage]",
                FaultTable.latchable().keySet().toString());
        assertTrue(refused(ModelDriver.LATCHED_FAULTS, "WeldedContact"));
        assertTrue(!refused(ModelDriver.LATCHED_FAULTS, "meter, ResidualCurrent"));
        assertTrue(!refused(ModelDriver.LATCHED_FAULTS, ""));
    }

    @Test
    void theScreenSpeaksTheLanguageThatIsSet() {
        ModelDriver component = component(Fixtures.COMMANDER_2);
        assertEquals(List.of("Starting"), board.panel.displayLines());
        settings.set("DisplayLanguage", "de");
        component.changed();
        assertEquals(List.of("Startet"), board.panel.displayLines());
        assertTrue(refused(ModelDriver.DISPLAY_LANGUAGE, "fr"));
    }

    @Test
    void theElectronicsAreToldHowTheSupplyIsEarthedWhereThatCanBeChosen() {
        ModelDriver component = component(Fixtures.COMMANDER_2);
        assertEquals(Earthing.TN, board.earthing);
        settings.set("Earthing", "TT");
        component.changed();
        assertEquals(Earthing.TT, board.earthing);
        assertTrue(refused(ModelDriver.EARTHING, "IT"));
    }

    @Test
    void whereItCannotBeChosenTheyAreToldNothing() {
        component();
        assertEquals(null, board.earthing);
        assertEquals(Optional.empty(), settings.value("Earthing"));
    }

    @Test
    void withoutAScreenNothingIsWrittenAndThereIsNoLanguage() {
        component();
        assertEquals(List.of(), board.panel.displayLines());
        assertEquals(Optional.empty(), settings.value("DisplayLanguage"));
    }

    @Test
    void anotherModelsPartNumberIsRefused() {
        partNumber = "PLP1-0-2-4-9";
        assertThrows(IllegalArgumentException.class, () -> new ModelDriver(
                bundle(), Fixtures.COPPER_SB, board, new Station(), settings, loop, handOver));
    }

    @Test
    void noTimerIsLeftBehind() {
        ModelDriver component = component();
        board.listener.card(new byte[] {4, 1, 2, 3});
        assertTrue(loop.pendingTimers() > 0);
        component.leave();
        assertEquals(0, loop.pendingTimers());
    }

    private static boolean refused(Setting setting, String value) {
        return setting.rule().judge(value).refusal().isPresent();
    }

    private final class Station implements HardwareSignals {
        @Override
        public void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
            story.add("report");
        }

        @Override
        public void present(ChargerDriver from, IdTag idTag) {}

        @Override
        public void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
            story.add(fault.vendorErrorCode());
        }
    }

    private final class Board implements Mainboard, Mainboard.Attachment {
        private MainboardListener listener;
        private Panel panel;
        private Earthing earthing;
        private boolean busy;
        private boolean takenOver;

        @Override
        public Optional<Attachment> attach(MainboardListener newListener, BoardSetup setup) {
            listener = newListener;
            listener.state(1, new BoardState(false, Pilot.A, false, false, 0, OptionalInt.empty(), MeterReading.NONE, Set.of()));
            return busy ? Optional.empty() : Optional.of(this);
        }

        @Override
        public boolean takenOver() {
            return takenOver;
        }

        @Override
        public void order(int socket, BoardOrder order) {}

        @Override
        public void show(Panel shown) {
            panel = shown;
        }

        @Override
        public void earthing(Earthing told) {
            earthing = told;
        }

        @Override
        public void hold() {
            story.add("hold");
        }

        @Override
        public void release() {
            story.add("release");
        }
    }
}

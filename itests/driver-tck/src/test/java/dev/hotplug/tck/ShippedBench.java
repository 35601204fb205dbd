package dev.hotplug.tck;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.simulator.DrivenBoard;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

/** A driver that ships, as its bundle makes it, on the simulated electronics; time is turned by hand. */
final class ShippedBench implements DriverBench {

    private static final Duration STEP = Duration.ofMillis(10);
    private static final Map<ChargerFault, BoardFault> FAULTS = Map.ofEntries(
            Map.entry(ChargerFault.LINK_LOST, BoardFault.MAINBOARD_LOST),
            Map.entry(ChargerFault.METER_SILENT, BoardFault.METER),
            Map.entry(ChargerFault.METER_FROZEN, BoardFault.METER_FROZEN),
            Map.entry(ChargerFault.METER_BACKWARDS, BoardFault.METER_BACKWARDS),
            Map.entry(ChargerFault.WELDED_CONTACT, BoardFault.WELDED_CONTACT),
            Map.entry(ChargerFault.LOCK_JAMMED, BoardFault.CONNECTOR_LOCK),
            Map.entry(ChargerFault.RESIDUAL_CURRENT, BoardFault.RESIDUAL_CURRENT),
            Map.entry(ChargerFault.EARTH_LOST, BoardFault.GROUND_FAILURE),
            Map.entry(ChargerFault.OVER_CURRENT, BoardFault.OVER_CURRENT),
            Map.entry(ChargerFault.OVER_VOLTAGE, BoardFault.OVER_VOLTAGE),
            Map.entry(ChargerFault.UNDER_VOLTAGE, BoardFault.UNDER_VOLTAGE),
            Map.entry(ChargerFault.HOT, BoardFault.HIGH_TEMPERATURE),
            Map.entry(ChargerFault.TOO_HOT, BoardFault.OVER_TEMPERATURE),
            Map.entry(ChargerFault.PILOT_SHORT, BoardFault.PILOT),
            Map.entry(ChargerFault.DIODE_MISSING, BoardFault.DIODE_MISSING),
            Map.entry(ChargerFault.VENTILATION, BoardFault.VENTILATION),
            Map.entry(ChargerFault.READER_UNPLUGGED, BoardFault.READER),
            Map.entry(ChargerFault.CARD_HELD, BoardFault.CARD_HELD),
            Map.entry(ChargerFault.TWO_CARDS, BoardFault.CARD_COLLISION),
            Map.entry(ChargerFault.EMERGENCY_STOP, BoardFault.EMERGENCY_STOP));

    private final Class<?> type;
    private final String partNumber;
    private final ManualTime time = new ManualTime();
    private final DrivenBoard board = new DrivenBoard(time::elapsedMillis);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private ManualLoop loop = new ManualLoop(time);
    private Optional<Component> component = Optional.empty();
    private Optional<ChargerDriver> driver = Optional.empty();

    /** @param component the bundle's component that makes the driver */
    ShippedBench(String component, String partNumber) throws ClassNotFoundException {
        this.type = Class.forName(component);
        this.partNumber = partNumber;
    }

    @Override
    public void start(HardwareSignals station) {
        MemorySettings settings = new MemorySettings();
        Component made = Component.make(type, Map.of(
                BundleContext.class, context(),
                Mainboard.class, board,
                HardwareSignals.class, station,
                Settings.class, settings,
                Loop.class, loop,
                StationTime.class, time,
                HandOver.class, handOver));
        if (made.instance() instanceof SettingsOwner owner) {
            settings.add(owner);
        }
        component = Optional.of(made);
    }

    private BundleContext context() {
        return proxy(BundleContext.class, (method, arguments) -> switch (method) {
            case "getProperty" -> "hotplug.part.number".equals(arguments[0]) ? partNumber : null;
            case "getBundle" -> proxy(Bundle.class, (name, none) -> name.equals("getVersion") ? Version.valueOf("1.0.0") : name());
            case "registerService" -> register((ChargerDriver) arguments[1]);
            default -> throw new AssertionError("BundleContext." + method);
        });
    }

    private ServiceRegistration<?> register(ChargerDriver registered) {
        driver = Optional.of(registered);
        return proxy(ServiceRegistration.class, (method, arguments) -> driver = Optional.empty());
    }

    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Object value = answer.apply(method.getName(), arguments);
            return method.getReturnType() == void.class ? null : value;
        }));
    }

    private String name() {
        return type.getPackageName();
    }

    @Override
    public Optional<ChargerDriver> driver() {
        return driver;
    }

    @Override
    public void leave() {
        component.orElseThrow().deactivate();
        component = Optional.empty();
    }

    @Override
    public void die() {
        loop = new ManualLoop(time);
        component = Optional.empty();
        driver = Optional.empty();
        handOver.take(name());
        board.powerOff();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = handOver.take(name());
        if (!facts.isEmpty()) {
            handOver.leave(name(), facts);
        }
        return facts;
    }

    @Override
    public void facts(Map<String, String> facts) {
        handOver.leave(name(), facts);
    }

    @Override
    public Optional<Declaration> declaration() {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Declaration.of(manifest(Path.of(place)));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Manifest manifest(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (InputStream file = Files.newInputStream(place.resolve(JarFile.MANIFEST_NAME))) {
                return new Manifest(file);
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            return jar.getManifest();
        }
    }

    @Override
    public void pass(Duration span) {
        for (long end = time.elapsedMillis() + span.toMillis(); time.elapsedMillis() < end; ) {
            loop.advance(STEP);
            board.tick();
            loop.run();
        }
    }

    @Override
    public long nowMillis() {
        return time.elapsedMillis();
    }

    @Override
    public void plug(int connector) {
        board.plug(connector);
    }

    @Override
    public void unplug(int connector) {
        board.unplug(connector);
    }

    @Override
    public void car(int connector, Pilot state) {
        board.car(connector, state);
    }

    @Override
    public void card(byte[] uid) {
        board.card(uid);
    }

    @Override
    public boolean fault(int connector, ChargerFault fault, boolean present) {
        return board.fault(FAULTS.get(fault), present);
    }

    @Override
    public Truth truth(int connector) {
        BoardState state = board.state(connector);
        return new Truth(state.contactorClosed(), state.offerMilliampere(), state.locked(), state.meter().importWattHour());
    }

    @Override
    public void close() {
        component.ifPresent(Component::deactivate);
        component = Optional.empty();
    }
}

package dev.hotplug.example.driver.line;

import dev.hotplug.example.line.device.LineDevice;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.tck.ChargerFault;
import dev.hotplug.tck.Declaration;
import dev.hotplug.tck.DriverBench;
import dev.hotplug.tck.Truth;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.Manifest;

/** The line driver on a stand-in device; the line between them is a method call that can be cut. */
final class LineBench implements DriverBench {

    private static final Duration STEP = Duration.ofMillis(10);
    private static final Map<ChargerFault, String> FAULTS = Map.ofEntries(
            Map.entry(ChargerFault.METER_SILENT, "meter"),
            Map.entry(ChargerFault.METER_FROZEN, "frozen"),
            Map.entry(ChargerFault.METER_BACKWARDS, "backwards"),
            Map.entry(ChargerFault.WELDED_CONTACT, "welded"),
            Map.entry(ChargerFault.RESIDUAL_CURRENT, "residual"),
            Map.entry(ChargerFault.EARTH_LOST, "earth"),
            Map.entry(ChargerFault.OVER_CURRENT, "overcurrent"),
            Map.entry(ChargerFault.OVER_VOLTAGE, "overvoltage"),
            Map.entry(ChargerFault.UNDER_VOLTAGE, "undervoltage"),
            Map.entry(ChargerFault.TOO_HOT, "hot"),
            Map.entry(ChargerFault.DIODE_MISSING, "diode"),
            Map.entry(ChargerFault.EMERGENCY_STOP, "stop"));

    private final ManualTime time = new ManualTime();
    private final LineDevice device = new LineDevice(time::elapsedMillis, 0);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private ManualLoop loop = new ManualLoop(time);
    private Optional<Consumer<String>> ears = Optional.empty();
    private Optional<LineDriver> component = Optional.empty();
    private Optional<ChargerDriver> driver = Optional.empty();
    private boolean cut;
    private long toldAt;

    @Override
    public void start(HardwareSignals station) {
        LineDriver made = new LineDriver(station, loop, time, handOver, new Line(), new Service(), "LINE-1");
        component = Optional.of(made);
        made.start();
    }

    private final class Service implements LineDriver.Registration {
        @Override
        public void register(ChargerDriver registered) {
            driver = Optional.of(registered);
        }

        @Override
        public void unregister() {
            driver = Optional.empty();
        }
    }

    private final class Line implements Wire {
        @Override
        public Optional<String> open(Consumer<String> listener) {
            ears = Optional.of(listener);
            toldAt = time.elapsedMillis();
            return Optional.of(device.state());
        }

        @Override
        public void send(String line) {
            if (!cut) {
                device.hear(line);
            }
        }

        @Override
        public void close() {
            ears = Optional.empty();
        }
    }

    private void tell() {
        toldAt = time.elapsedMillis();
        String state = device.state();
        if (!cut) {
            ears.ifPresent(e -> e.accept(state));
        }
    }

    @Override
    public Optional<ChargerDriver> driver() {
        return driver;
    }

    @Override
    public void leave() {
        component.orElseThrow().leave();
        component = Optional.empty();
    }

    @Override
    public void die() {
        loop = new ManualLoop(time);
        ears = Optional.empty();
        component = Optional.empty();
        driver = Optional.empty();
        handOver.take(LineDriver.NAME);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = handOver.take(LineDriver.NAME);
        if (!facts.isEmpty()) {
            handOver.leave(LineDriver.NAME, facts);
        }
        return facts;
    }

    @Override
    public void facts(Map<String, String> facts) {
        handOver.leave(LineDriver.NAME, facts);
    }

    @Override
    public Optional<Declaration> declaration() {
        try (InputStream manifest = Files.newInputStream(Path.of("target/classes/META-INF/MANIFEST.MF"))) {
            return Declaration.of(new Manifest(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void pass(Duration span) {
        for (long end = time.elapsedMillis() + span.toMillis(); time.elapsedMillis() < end; ) {
            loop.advance(STEP);
            if (time.elapsedMillis() - toldAt >= LineDevice.STATE_MILLIS) {
                tell();
            }
        }
    }

    @Override
    public long nowMillis() {
        return time.elapsedMillis();
    }

    @Override
    public Duration watchdog() {
        return Duration.ofMillis(LineDevice.WATCHDOG_MILLIS);
    }

    @Override
    public void plug(int connector) {
        car(connector, Pilot.B);
    }

    @Override
    public void unplug(int connector) {
        car(connector, Pilot.A);
    }

    @Override
    public void car(int connector, Pilot state) {
        device.car(state.name().charAt(0));
        tell();
    }

    @Override
    public void card(byte[] uid) {
        // there is no reader
    }

    @Override
    public boolean fault(int connector, ChargerFault fault, boolean present) {
        switch (fault) {
            case LINK_LOST -> cut = present;
            case PILOT_SHORT -> car(connector, present ? Pilot.E : Pilot.C);
            case VENTILATION -> car(connector, present ? Pilot.D : Pilot.C);
            default -> {
                if (!FAULTS.containsKey(fault)) {
                    return false;
                }
                device.fault(FAULTS.get(fault), present);
                tell();
            }
        }
        return true;
    }

    @Override
    public Truth truth(int connector) {
        return new Truth(device.contactorClosed(), device.offeredMilliampere(), false, device.registerWattHour());
    }

    @Override
    public void close() {
        component.ifPresent(LineDriver::leave);
        component = Optional.empty();
    }
}

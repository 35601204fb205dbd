package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.NetworkStatus;
import dev.hotplug.loop.StationTime;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.Earthing;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Charger electronics with a car, in memory: {@link Mainboard} for a driver, {@link #ask} for the HTTP interface. */
@Component(
        service = {Mainboard.class, MainboardSimulator.class, NetworkStatus.class},
        configurationPid = "dev.hotplug.mainboard.simulator",
        immediate = true)
@Designate(ocd = MainboardSimulator.Config.class)
public final class MainboardSimulator implements Mainboard, NetworkStatus {

    /** Configuration, read at the start. */
    @ObjectClassDefinition(
            name = "Hotplug mainboard simulator",
            description = "The simulated car and cable until PUT /simulator/ev says otherwise.")
    @interface Config {
        @AttributeDefinition(description = "Current the car can take, A per phase, 0 to 80.")
        int carMaxAmps() default 32;

        @AttributeDefinition(description = "Phases the car uses, 1 to 3.")
        int carPhases() default 3;

        @AttributeDefinition(description = "Rating of the cable by its proximity resistor, A: 13, 20, 32 or 63.")
        int cableAmps() default 32;
    }

    private final Simulation simulation;
    private final BoardThread thread;
    private final SimulatedNetwork network = new SimulatedNetwork();

    @Activate
    public MainboardSimulator(@Reference StationTime time, BundleContext bundle, Config config) {
        this(time, Path.of(dataFolder(bundle)), car(config));
    }

    MainboardSimulator(StationTime time, Path dataFolder, SimulatedCar car) {
        WorldFile file = new WorldFile(dataFolder.resolve("simulator.json"));
        simulation = new Simulation(time::elapsedMillis, file.read(), car, file::write);
        thread = new BoardThread(simulation::tick);
    }

    private static String dataFolder(BundleContext bundle) {
        String folder = bundle.getProperty("hotplug.data");
        return folder == null ? "." : folder;
    }

    private static SimulatedCar car(Config config) {
        return new SimulatedCar(
                clamped(config.carMaxAmps(), 0, 80) * 1000, clamped(config.carPhases(), 1, 3), clamped(config.cableAmps(), 6, 80) * 1000);
    }

    private static int clamped(int value, int min, int max) {
        return Math.max(min, Math.min(max, value));
    }

    /** Power off: the contactors open and the last reading is kept. */
    @Deactivate
    void powerOff() {
        thread.execute(simulation::powerOff);
        thread.close();
    }

    /** Asks or changes the simulated world; waits for the thread {@code mainboard}. */
    <T> T ask(Function<Simulation, T> question) {
        return thread.call(() -> question.apply(simulation));
    }

    @Override
    public Optional<Uplink> uplink() {
        return network.uplink();
    }

    SimulatedNetwork network() {
        return network;
    }

    @Override
    public Optional<Attachment> attach(MainboardListener listener, BoardSetup setup) {
        return ask(s -> s.attach(listener, setup)).map(Hold::new);
    }

    private final class Hold implements Attachment {
        private final Driver driver;

        Hold(Driver driver) {
            this.driver = driver;
        }

        @Override
        public boolean takenOver() {
            return driver.takenOver();
        }

        @Override
        public void order(int socket, BoardOrder order) {
            thread.execute(() -> simulation.order(driver, socket, order));
        }

        @Override
        public void show(Panel panel) {
            thread.execute(() -> simulation.show(driver, panel));
        }

        @Override
        public void earthing(Earthing earthing) {
            thread.execute(() -> simulation.earthing(driver, earthing));
        }

        @Override
        public void hold() {
            thread.execute(() -> simulation.hold(driver));
        }

        @Override
        public void release() {
            thread.execute(() -> simulation.release(driver));
        }
    }
}

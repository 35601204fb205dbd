package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The simulated electronics and car without their thread: everything happens at once, time goes on with {@link #tick()}. */
public final class DrivenBoard implements Mainboard {

    private final Simulation simulation;

    public DrivenBoard(LongSupplier clockMillis) {
        simulation = new Simulation(clockMillis, World.EMPTY, SimulatedCar.USUAL, world -> {});
    }

    @Override
    public Optional<Attachment> attach(MainboardListener listener, BoardSetup setup) {
        return simulation.attach(listener, setup).map(Held::new);
    }

    public void tick() {
        simulation.tick();
    }

    /** The process ends: so do the simulated electronics' orders. */
    public void powerOff() {
        simulation.powerOff();
    }

    public void plug(int socket) {
        simulation.plug(socket);
    }

    public void unplug(int socket) {
        simulation.unplug(socket);
    }

    public void car(int socket, Pilot state) {
        simulation.ev(socket, car -> car.become(state));
    }

    public void card(byte[] uid) {
        simulation.card(uid);
    }

    /** False when this model lacks what would break. */
    public boolean fault(BoardFault fault, boolean present) {
        if (FaultName.missing(fault, simulation.setup()).isPresent()) {
            return false;
        }
        simulation.fault(fault, present);
        return true;
    }

    public BoardState state(int socket) {
        return simulation.view().connectors().get(socket - 1).state();
    }

    private final class Held implements Attachment {
        private final Driver driver;

        Held(Driver driver) {
            this.driver = driver;
        }

        @Override
        public boolean takenOver() {
            return driver.takenOver();
        }

        @Override
        public void order(int socket, BoardOrder order) {
            simulation.order(driver, socket, order);
        }

        @Override
        public void show(Panel panel) {
            simulation.show(driver, panel);
        }

        @Override
        public void hold() {
            simulation.hold(driver);
        }

        @Override
        public void release() {
            simulation.release(driver);
        }
    }
}

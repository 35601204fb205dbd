package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.MainboardListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A simulated board on a bench: a clock by hand, a driver that writes down what it hears. */
final class Bench implements MainboardListener {
    static final BoardSetup COPPER = new BoardSetup(1, true, false, 3, 32_000, 230, true, false);
    static final BoardOrder CHARGE = new BoardOrder(16_000, true, 3, true, true);

    final List<World> kept = new ArrayList<>();
    final List<BoardState> states = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final Simulation board;
    long now = 10_000;
    Driver driver;

    Bench() {
        this(World.EMPTY);
    }

    Bench(World world) {
        board = new Simulation(() -> now, world, SimulatedCar.USUAL, kept::add);
    }

    Bench attached() {
        return attached(COPPER);
    }

    Bench attached(BoardSetup setup) {
        driver = board.attach(this, setup).orElseThrow();
        return this;
    }

    Bench order(BoardOrder order) {
        board.order(driver, 1, order);
        return this;
    }

    /** Plugged, ordered to charge, wanting energy, and 2 s later. */
    Bench charging() {
        attached();
        board.plug(1);
        order(CHARGE);
        ev(Pilot.C);
        return after(2_000);
    }

    Bench ev(Pilot state) {
        board.ev(1, car -> car.become(state));
        return this;
    }

    Bench fault(BoardFault fault, boolean present) {
        board.fault(fault, present);
        return this;
    }

    /** Lets time pass as the board's thread would: it wakes when the board asked for it. */
    Bench after(long millis) {
        long end = now + millis;
        for (OptionalLong next = board.tick(); next.isPresent() && now + next.getAsLong() <= end; next = board.tick()) {
            now += next.getAsLong();
        }
        now = end;
        board.tick();
        return this;
    }

    BoardState state() {
        return board.view().connectors().get(0).state();
    }

    double register() {
        return state().meter().importWattHour();
    }

    BoardState heard() {
        return states.get(states.size() - 1);
    }

    Optional<World.Connector> world() {
        return kept.isEmpty() ? Optional.empty() : kept.get(kept.size() - 1).connector(1);
    }

    @Override
    public void state(int socket, BoardState state) {
        states.add(state);
    }

    @Override
    public void card(byte[] uid) {
        events.add("card " + java.util.HexFormat.of().formatHex(uid));
    }

    @Override
    public void pin(String digits) {
        events.add("pin " + digits);
    }

    @Override
    public void boardFault(BoardFault fault, boolean present) {
        events.add(fault + " " + present);
    }
}

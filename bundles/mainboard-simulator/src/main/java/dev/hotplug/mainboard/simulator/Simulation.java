package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Earthing;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board: its sockets, the attached driver, the watchdog and what is shown. Every method lets the time since the last
 * call pass first, then acts, then keeps the world and tells the driver what has changed. Not thread safe: everything
 * happens on the thread {@code mainboard}; tests call it directly with a clock of their own.
 */
final class Simulation {

    /** While a contactor is closed a state is told at least this often. */
    static final long REPORT_MILLIS = 1_000;
    /** A lost protective conductor is noticed after so long. */
    static final long EARTH_MILLIS = 500;
    /** Step while something moves. */
    static final long TICK_MILLIS = 50;

    /** What the board is taken for until a driver has said how it is populated. */
    static final BoardSetup USUAL_SETUP = new BoardSetup(1, true, false, 3, 32_000, 230, true, false);

    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final long NEVER = Long.MAX_VALUE / 2;
    private static final Panel DARK = new Panel(Panel.Halo.OFF, Panel.Pattern.STEADY, 100, List.of());

    private final LongSupplier clockMillis;
    private final SimulatedCar defaults;
    private final Consumer<World> keep;
    private final World atStart;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Integer, Told> told = new HashMap<>();
    private final Set<BoardFault> faults = EnumSet.noneOf(BoardFault.class);
    private final Reader reader = new Reader();
    private final LyingCard lying = new LyingCard();
    private World kept;
    private BoardSetup setup = USUAL_SETUP;
    private Panel panel = DARK;
    private Driver driver;
    private double speed = 1;
    private Earthing earthing = Earthing.TN;
    private Earth earth = Earth.GOOD;
    private long earthLostSince = NEVER;
    private long heldUntil = Long.MIN_VALUE;

    /** What others know of a socket, and since when. */
    private record Told(BoardState state, long at) {

        boolean differsFrom(BoardState now) {
            return !withoutMeter(state).equals(withoutMeter(now));
        }

        private static BoardState withoutMeter(BoardState s) {
            return new BoardState(
                    s.plugged(), s.pilot(), s.contactorClosed(), s.locked(), s.offerMilliampere(), s.cableMilliampere(),
                    MeterReading.NONE, s.faults());
        }
    }

    /** What there is to see. */
    record View(List<Seen> connectors, Panel panel, boolean attached, double speed, Set<BoardFault> faults) {}

    /** One connector as a bystander sees it. */
    record Seen(int id, BoardState state, double drawnMilliampere, Pilot evState) {}

    Simulation(LongSupplier clockMillis, World world, SimulatedCar defaults, Consumer<World> keep) {
        this.clockMillis = clockMillis;
        this.atStart = world;
        this.defaults = defaults;
        this.keep = keep;
        this.kept = world;
        populate(setup);
    }

    private void populate(BoardSetup wanted) {
        setup = wanted;
        for (int id = sockets.size() + 1; id <= wanted.sockets(); id++) {
            World.Connector world = atStart.connector(id).orElse(World.Connector.fresh(id));
            sockets.add(new Socket(world, defaults, conditions(), now()));
        }
    }

    // ---- the driver's side ----

    /** See {@link Mainboard#attach}; empty while another driver is attached. */
    Optional<Driver> attach(MainboardListener listener, BoardSetup wanted) {
        advance();
        if (driver != null) {
            return Optional.empty();
        }
        boolean takenOver = held() && wanted.equals(setup);
        if (!takenOver) {
            safeState();
            settle();
        }
        populate(wanted);
        driver = new Driver(listener, takenOver);
        heldUntil = Long.MIN_VALUE;
        told.clear();
        faults.stream().filter(Socket.OF_BOARD::contains).forEach(f -> driver.tell(l -> l.boardFault(f, true)));
        settle();
        reader.deliver(now(), driver::tell);
        return Optional.of(driver);
    }

    /** An order for a socket; nothing when the link to the electronics is lost or the driver is not the attached one. */
    void order(Driver from, int socket, BoardOrder order) {
        advance();
        if (from == driver && !lost() && socket >= 1 && socket <= sockets.size()) {
            sockets.get(socket - 1).order(order);
            settle();
        }
    }

    void show(Driver from, Panel wanted) {
        if (from == driver) {
            panel = wanted;
        }
    }

    void earthing(Driver from, Earthing told) {
        advance();
        if (from == driver) {
            earthing = told;
            settle();
        }
    }

    /** The driver leaves; its orders stay in force until the hold ends. */
    void hold(Driver from) {
        advance();
        if (from == driver) {
            driver = null;
            heldUntil = now() + Mainboard.HOLD_MILLIS;
        }
    }

    /** The driver leaves, and the hardware goes to its safe state. */
    void release(Driver from) {
        advance();
        if (from == driver) {
            driver = null;
            safeState();
            settle();
        }
    }

    /** The process ends in an orderly way: contactors open, the last reading kept. */
    void powerOff() {
        advance();
        driver = null;
        safeState();
        settle();
    }

    private void safeState() {
        heldUntil = Long.MIN_VALUE;
        sockets.forEach(s -> s.order(BoardOrder.SAFE));
    }

    private boolean held() {
        return heldUntil != Long.MIN_VALUE;
    }

    // ---- the physical world ----

    void plug(int id) {
        act(() -> socket(id).plug());
    }

    void unplug(int id) {
        act(() -> socket(id).unplug());
    }

    /** The car does something else. */
    void ev(int id, Consumer<Car> change) {
        act(() -> change.accept(socket(id).car()));
    }

    boolean hasSocket(int id) {
        return id >= 1 && id <= sockets.size();
    }

    boolean plugged(int id) {
        return socket(id).plugged();
    }

    BoardSetup setup() {
        return setup;
    }

    /** A card at the reader; a broken reader does not notice it, and one with several cards before it reads none. */
    void card(byte[] uid) {
        lying.shown(uid);
        read(uid);
    }

    private void read(byte[] uid) {
        if (!faults.contains(BoardFault.READER) && !faults.contains(BoardFault.CARD_COLLISION)) {
            present(l -> l.card(uid.clone()));
        }
    }

    /** Digits typed on the screen. */
    void pin(String digits) {
        present(l -> l.pin(digits));
    }

    private void present(Consumer<MainboardListener> what) {
        advance();
        if (lost()) {
            return;
        }
        if (driver == null) {
            reader.keep(now(), what);
        } else {
            driver.tell(what);
        }
    }

    /** A fault comes or goes. */
    void fault(BoardFault fault, boolean present) {
        advance();
        if (present ? !faults.add(fault) : !faults.remove(fault)) {
            return;
        }
        LOG.info("Simulated fault {} {}.", fault, present ? "is there" : "is gone");
        if (fault == BoardFault.MAINBOARD_LOST) {
            safeState();
            told.clear();
        }
        if (fault == BoardFault.CARD_HELD) {
            lying.stay(present, now());
        }
        if (Socket.UNNOTICED.contains(fault)) {
            told.clear(); // what nobody notices must at least be measured
        }
        if (Socket.OF_BOARD.contains(fault) && driver != null) {
            driver.tell(l -> l.boardFault(fault, present));
        }
        settle();
    }

    void earth(Earth now) {
        advance();
        earth = now;
        settle();
    }

    Earth earth() {
        return earth;
    }

    void speed(double times) {
        advance();
        speed = times;
        settle();
    }

    View view() {
        advance();
        List<Seen> seen = sockets.stream()
                .map(s -> new Seen(s.id(), s.state(), s.drawnMilliampere(), s.car().state()))
                .toList();
        return new View(seen, panel, driver != null, speed, Set.copyOf(faults));
    }

    // ---- time ----

    /** Lets time pass; the time until this must be called again, empty when nothing can change by itself. */
    OptionalLong tick() {
        advance();
        return untilNext();
    }

    private void act(Runnable change) {
        advance();
        change.run();
        settle();
    }

    private void advance() {
        if (held() && now() >= heldUntil) {
            LOG.warn("No driver came back within {} s: the hardware is in its safe state.", Mainboard.HOLD_MILLIS / 1000);
            safeState();
        }
        if (lying.due(now())) {
            read(lying.uid());
        }
        settle();
    }

    /** Lets every socket act on the present conditions, keeps the world, and tells what changed: in this order. */
    private void settle() {
        measureEarth();
        Socket.Conditions conditions = conditions();
        sockets.forEach(s -> s.step(now(), conditions));
        List<Socket> due = sockets.stream().filter(this::due).toList();
        due.forEach(Socket::latch);
        keepWorld();
        due.forEach(this::tell);
    }

    private Socket.Conditions conditions() {
        return new Socket.Conditions(setup, present(), lost() || driver == null && !held(), speed);
    }

    /** What is wrong now: what somebody broke, and what the electronics measure. */
    private Set<BoardFault> present() {
        Set<BoardFault> all = EnumSet.noneOf(BoardFault.class);
        all.addAll(faults);
        if (now() - earthLostSince >= EARTH_MILLIS) {
            all.add(BoardFault.GROUND_FAILURE);
        }
        if (earth.leaks(setup.protection())) {
            all.add(BoardFault.RESIDUAL_CURRENT);
        }
        return all;
    }

    private void measureEarth() {
        if (!earth.lost(earthing, setup.protection())) {
            earthLostSince = NEVER;
        } else if (earthLostSince == NEVER) {
            earthLostSince = now();
        }
    }

    private boolean lost() {
        return faults.contains(BoardFault.MAINBOARD_LOST);
    }

    private boolean due(Socket socket) {
        Told last = told.get(socket.id());
        return last == null
                || last.differsFrom(socket.state())
                || socket.contactorClosed() && now() - last.at() >= REPORT_MILLIS;
    }

    private void tell(Socket socket) {
        BoardState state = socket.state();
        told.put(socket.id(), new Told(state, now()));
        if (driver != null && !lost()) {
            driver.tell(l -> l.state(socket.id(), state));
        }
    }

    private void keepWorld() {
        World world = world();
        if (!world.equals(kept)) {
            kept = world;
            keep.accept(world);
        }
    }

    /** The world as others have seen it, with the connectors of the file that this board does not have. */
    private World world() {
        List<World.Connector> all = new ArrayList<>(sockets.stream().map(Socket::world).toList());
        atStart.connectors().stream().filter(c -> c.id() > sockets.size()).forEach(all::add);
        return new World(all);
    }

    private OptionalLong untilNext() {
        long next = Math.min(held() ? heldUntil - now() : Long.MAX_VALUE, lying.millisUntilDue(now()));
        if (earthLostSince != NEVER && now() - earthLostSince < EARTH_MILLIS) {
            next = Math.min(next, earthLostSince + EARTH_MILLIS - now());
        }
        for (Socket socket : sockets) {
            if (socket.moving()) {
                next = Math.min(next, TICK_MILLIS);
            }
            if (socket.contactorClosed()) {
                next = Math.min(next, told.get(socket.id()).at() + REPORT_MILLIS - now());
            }
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(Math.max(1, next));
    }

    private Socket socket(int id) {
        return sockets.get(id - 1);
    }

    private long now() {
        return clockMillis.getAsLong();
    }
}

package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One socket with its car: pilot, lock, contactor and meter played together, and the safety controller that opens the
 * contactor whatever was ordered. Thread {@code mainboard}.
 */
final class Socket {

    /** Faults that these electronics do not notice: the driver has to. */
    static final Set<BoardFault> UNNOTICED = EnumSet.of(
            BoardFault.METER_FROZEN, BoardFault.METER_BACKWARDS, BoardFault.HIGH_TEMPERATURE, BoardFault.VENTILATION, BoardFault.CARD_HELD);

    /** Faults that belong to the board, not to a socket. */
    static final Set<BoardFault> OF_BOARD = EnumSet.of(BoardFault.READER, BoardFault.CARD_COLLISION, BoardFault.MAINBOARD_LOST);

    /** Faults on which the electronics open the contactor by themselves. */
    static final Set<BoardFault> OPENING = opening();

    private final int id;
    private final int cableMilliampere;
    private final Car car;
    private final Contactor contactor = new Contactor();
    private final SocketLock lock = new SocketLock();
    private final ThreePhaseMeter meter;
    private boolean plugged;
    private boolean leaving;
    private boolean weldSeen;
    private BoardOrder order = BoardOrder.SAFE;
    private Conditions conditions;
    private long steppedAt;

    private static Set<BoardFault> opening() {
        Set<BoardFault> opening = EnumSet.complementOf(EnumSet.of(BoardFault.READER, BoardFault.CARD_COLLISION, BoardFault.CONNECTOR_LOCK));
        opening.removeAll(UNNOTICED);
        return opening;
    }

    /**
     * What acts on the socket from outside.
     *
     * @param safe  the watchdog has taken the hardware to its safe state
     * @param speed electricity flows that many times faster
     */
    record Conditions(BoardSetup setup, Set<BoardFault> faults, boolean safe, double speed) {
        Conditions {
            faults = Set.copyOf(faults);
        }
    }

    Socket(World.Connector world, SimulatedCar defaults, Conditions conditions, long now) {
        this.id = world.id();
        this.cableMilliampere = defaults.cableMilliampere();
        this.car = new Car(world, defaults);
        this.meter = new ThreePhaseMeter(world.meterWh());
        this.plugged = world.plugged();
        this.leaving = world.leaving();
        this.conditions = conditions;
        this.steppedAt = now;
        latch();
    }

    int id() {
        return id;
    }

    Car car() {
        return car;
    }

    boolean plugged() {
        return plugged;
    }

    void plug() {
        plugged = true;
        leaving = false;
        car.become(Pilot.B);
    }

    /** The car's end is out now; the socket's end follows when the lock lets go. */
    void unplug() {
        car.become(Pilot.A);
        leaving = plugged;
    }

    void order(BoardOrder wanted) {
        order = wanted;
    }

    /** Time passes under the old conditions; then the new ones act at once. */
    void step(long now, Conditions next) {
        meter.step(now - steppedAt, load(), mains(), conditions.speed(), frozen());
        steppedAt = now;
        conditions = next;
        boolean motor = next.setup().lock() && !next.setup().tethered();
        lock.step(now, motor && plugged && order.lock() && !next.safe(), has(BoardFault.CONNECTOR_LOCK));
        if (leaving && !lock.locked()) {
            plugged = false;
            leaving = false;
        }
        weldSeen = has(BoardFault.WELDED_CONTACT) || weldSeen && plugged;
        contactor.step(now, wish(), meter.milliampere());
        if (!contactorClosed()) {
            meter.cut();
        }
    }

    /** The safety controller: what must be opened at once is not a matter of orders. */
    private Contactor.Wish wish() {
        if (conditions.safe() || pilot() != Pilot.C || !plugged || energyForbidden()) {
            return Contactor.Wish.OPEN;
        }
        boolean held = !order.lock() || !conditions.setup().lock() || lock.locked();
        return order.closeContactor() && offerMilliampere() > 0 && held ? Contactor.Wish.CLOSE : Contactor.Wish.RELEASE;
    }

    private boolean energyForbidden() {
        return weldSeen || car.breaksPilot() || conditions.faults().stream().anyMatch(OPENING::contains);
    }

    private boolean frozen() {
        return has(BoardFault.METER) || has(BoardFault.METER_FROZEN);
    }

    Pilot pilot() {
        Pilot shown = car.state() == Pilot.C && has(BoardFault.VENTILATION) ? Pilot.D : car.state();
        return PilotModel.measured(has(BoardFault.PILOT), order.available() || conditions.safe(), shown);
    }

    boolean contactorClosed() {
        return contactor.closed() || has(BoardFault.WELDED_CONTACT);
    }

    boolean locked() {
        return lock.locked();
    }

    /** What the pilot offers now; nothing without a car, in the safe state and with a fault. */
    int offerMilliampere() {
        return Pwm.milliampere(dutyPercent());
    }

    private double dutyPercent() {
        boolean silent = conditions.safe() || !pilot().carConnected() || energyForbidden();
        return silent ? 0 : Pwm.dutyPercent(Math.min(order.offerMilliampere(), conditions.setup().maxMilliampere()));
    }

    private ThreePhaseMeter.Load load() {
        return contactorClosed()
                ? new ThreePhaseMeter.Load(Math.min(car.demandMilliampere(dutyPercent()), carried()), livePhases())
                : ThreePhaseMeter.Load.NONE;
    }

    /** What the cable carries: a fixed one what the charger is rated for. */
    private int carried() {
        return conditions.setup().tethered() ? conditions.setup().maxMilliampere() : cableMilliampere;
    }

    private int livePhases() {
        return Math.min(car.phases(), Math.min(order.phases(), conditions.setup().phases()));
    }

    private Mains mains() {
        return Mains.of(conditions.setup(), conditions.faults());
    }

    private boolean has(BoardFault fault) {
        return conditions.faults().contains(fault);
    }

    /** Takes a meter reading for others to see. */
    void latch() {
        meter.latch(livePhases(), mains(), has(BoardFault.METER_BACKWARDS));
    }

    /** The current per phase at this moment, mA. */
    double drawnMilliampere() {
        return meter.milliampere();
    }

    /** The state with the reading of the last {@link #latch()}. */
    BoardState state() {
        return new BoardState(
                plugged,
                pilot(),
                contactorClosed(),
                locked(),
                offerMilliampere(),
                plugged && !conditions.setup().tethered() ? OptionalInt.of(cableMilliampere) : OptionalInt.empty(),
                meter.reading(),
                reported());
    }

    private Set<BoardFault> reported() {
        Set<BoardFault> all = EnumSet.noneOf(BoardFault.class);
        all.addAll(conditions.faults());
        all.removeAll(OF_BOARD);
        all.removeAll(UNNOTICED);
        if (weldSeen) {
            all.add(BoardFault.WELDED_CONTACT);
        }
        if (car.breaksPilot()) {
            all.add(BoardFault.PILOT);
        }
        return all;
    }

    /** Something moves that needs short steps. */
    boolean moving() {
        return lock.moving() || contactor.moving() || meter.ramping() || Math.abs(load().milliampere() - meter.milliampere()) > 1;
    }

    World.Connector world() {
        return new World.Connector(
                id,
                plugged,
                car.state(),
                leaving,
                meter.keptWattHour(),
                car.maxAmps(),
                car.toldPhases());
    }
}

package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Light;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Earthing;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver all models share: the station's orders go to the electronics, the electronics' states go to the station, both
 * whole. Last orders and last states it is told again after a swap; what nobody else knows (what was noticed of meter and
 * contact) it leaves to its next version, see {@link DriverHandOver}. The sequence of stopping, the timing of the contactor
 * and every safety opening belong to the electronics behind {@link Mainboard}; this class only never asks for energy while
 * a fault forbids it, and notices what the electronics do not ({@link Watches}).
 *
 * <p>Thread safe. Signals are passed on from the mainboard's thread.
 */
public final class WallboxDriver implements ChargerDriver {
    private static final Logger LOG = LoggerFactory.getLogger(WallboxDriver.class);

    /** The schema of what this version leaves to the next, for the driver bundles' capability. */
    public static final long WRITES = 1;
    /** The schemas it reads. */
    public static final String READS = "" + WRITES;

    private static final int MAX_UID_BYTES = IdTag.MAX_LENGTH / 2;

    private final WallboxModel model;
    private final HardwareSignals signals;
    private final Lights lights;
    private final Watches watches;
    private final Map<Integer, BoardState> states = new HashMap<>();
    private final Map<Integer, ConnectorOrder> orders = new HashMap<>();
    private final Map<Integer, BoardOrder> sent = new HashMap<>();
    private final Set<BoardFault> boardFaults = EnumSet.noneOf(BoardFault.class);
    private final List<Runnable> early = new ArrayList<>();
    private Optional<Mainboard.Attachment> attachment = Optional.empty();
    private Runnable ready = () -> {};
    private volatile Optional<Panel> shown = Optional.empty();
    private boolean read;
    private boolean announced;
    private boolean gone;

    public WallboxDriver(WallboxModel model, HardwareSignals signals, Delay delay) {
        this.model = model;
        this.signals = signals;
        this.lights = new Lights(this::show, delay, model.capabilities().pinEntry());
        this.watches = new Watches(
                model.capabilities().connectors().size(),
                (after, what) -> delay.after(after, () -> locked(what)),
                this::changed,
                held -> fault(BoardFault.CARD_HELD, held));
    }

    /** Timers come on a thread of their own. */
    private synchronized void locked(Runnable what) {
        if (!gone) {
            what.run();
        }
    }

    /** How a start went. */
    public enum Start {
        /** The driver is registered when the hardware has been read. */
        BEGUN,
        /** Another driver is attached: this one does nothing. */
        BUSY,
        /** Not what this version can go on from: the hardware is in its safe state, and this driver does nothing. */
        REFUSED
    }

    /**
     * Attaches to the electronics. On a cold start (no order of a driver before is in force) the contactors are opened and
     * that is confirmed first.
     *
     * @param left     what the version before left, empty for nothing
     * @param whenRead called once, as soon as every socket has been read and, on a cold start, is open: the moment to
     *                 register the driver; everything is reported right after it. On this thread or the mainboard's.
     */
    public Start start(Mainboard mainboard, Map<String, String> left, Runnable whenRead) {
        Optional<DriverMemory> memory = DriverMemory.of(left);
        remember(memory.orElse(DriverMemory.NOTHING));
        Optional<Mainboard.Attachment> attached = mainboard.attach(new Ears(), model.setup());
        if (attached.isEmpty()) {
            return Start.BUSY;
        }
        boolean takenOver = attached.get().takenOver();
        if (memory.isEmpty()) {
            LOG.error("What the driver before left cannot be read: {}.", left.keySet());
        }
        if (memory.isEmpty() && takenOver) {
            refuse(attached.get());
            return Start.REFUSED;
        }
        begin(attached.get(), whenRead);
        return Start.BEGUN;
    }

    private synchronized void remember(DriverMemory memory) {
        watches.remember(memory);
    }

    private void begin(Mainboard.Attachment attached, Runnable whenRead) {
        synchronized (this) {
            attachment = Optional.of(attached);
            ready = whenRead;
        }
        if (!attached.takenOver()) {
            model.capabilities().connectors().forEach(c -> attached.order(c.id().value(), BoardOrder.SAFE));
            lights.starting();
        }
        announceWhenRead();
    }

    /** Energy off at once, and the station says why, though this driver is never registered. */
    private void refuse(Mainboard.Attachment attached) {
        lights.end();
        end();
        attached.release();
        signals.chargePointFault(this, DriverHandOver.REFUSED, true);
    }

    /** Brightness of the halo and how often it blinks when a card is read. Any thread. */
    public void light(int brightnessPercent, int blinkRepeat) {
        lights.adjust(brightnessPercent, blinkRepeat);
    }

    /** Which faults stay until the plug is out, beside those that always do. Any thread. */
    synchronized void latch(Set<BoardFault> faults) {
        watches.latch(faults);
        List.copyOf(states.keySet()).forEach(this::changed);
    }

    /** How the supply is earthed. Any thread. */
    synchronized void earthing(Earthing earthing) {
        attachment.ifPresent(a -> a.earthing(earthing));
    }

    /** The language of the screen. Any thread. */
    void language(Screen.Language language) {
        lights.language(language);
    }

    /**
     * Leaves the last orders in force for the next version of the driver; after this no state is reported. A card that the
     * electronics hand over while they let go of this driver still goes to the station, since nobody else hears of it. Any
     * thread.
     *
     * @return what the next version has to know
     */
    public Map<String, String> leave() {
        lights.end();
        DriverMemory memory = end();
        Optional<Mainboard.Attachment> left;
        synchronized (this) {
            left = attachment;
            attachment = Optional.empty();
            announced = false;
            presentEarly();
        }
        left.ifPresent(Mainboard.Attachment::hold);
        return memory.facts();
    }

    private synchronized DriverMemory end() {
        gone = true;
        return watches.end();
    }

    @Override
    public Capabilities capabilities() {
        return model.capabilities();
    }

    @Override
    public ChargerIdentity identity() {
        return model.identity();
    }

    @Override
    public synchronized void order(ConnectorId connector, ConnectorOrder order) {
        if (model.capabilities().connector(connector).isEmpty()) {
            throw new IllegalArgumentException("there is no connector " + connector);
        }
        orders.put(connector.value(), order);
        apply(connector.value());
    }

    @Override
    public void indicate(Indication indication) {
        lights.indicate(indication);
    }

    private synchronized void show(Panel panel) {
        shown = Optional.of(panel);
        attachment.ifPresent(a -> a.show(panel));
    }

    @Override
    public Optional<Light> light() {
        return shown.map(Translation::light);
    }

    /** Tells the electronics what the station's order means now, when that is something new. */
    private void apply(int socket) {
        ConnectorOrder order = orders.get(socket);
        BoardState state = states.get(socket);
        if (order == null || state == null || attachment.isEmpty()) {
            return;
        }
        BoardOrder wanted = Translation.order(order, model.outlet(socket), state);
        if (!wanted.equals(sent.put(socket, wanted))) {
            attachment.get().order(socket, wanted);
        }
    }

    private void announceWhenRead() {
        Runnable call;
        synchronized (this) {
            if (read || attachment.isEmpty() || !hardwareRead(attachment.get().takenOver())) {
                return;
            }
            read = true;
            call = ready;
        }
        call.run();
        announce();
    }

    private boolean hardwareRead(boolean takenOver) {
        return model.capabilities().connectors().stream()
                .map(c -> states.get(c.id().value()))
                .allMatch(s -> s != null && (takenOver || open(s)));
    }

    /** A welded contact will never open, and the station must hear of it. */
    private static boolean open(BoardState state) {
        return !state.contactorClosed() || state.faults().contains(BoardFault.WELDED_CONTACT);
    }

    private synchronized void announce() {
        if (attachment.isEmpty()) {
            return;
        }
        announced = true;
        boardFaults.forEach(f -> signals.chargePointFault(this, FaultTable.of(f), true));
        states.keySet().forEach(this::report);
        presentEarly();
    }

    private void presentEarly() {
        early.forEach(Runnable::run);
        early.clear();
    }

    private void report(int socket) {
        BoardState state = states.get(socket);
        if (announced && state != null) {
            BoardState seen = boardFaults.contains(BoardFault.MAINBOARD_LOST) ? Translation.withoutElectronics(state) : state;
            signals.report(this, new ConnectorId(socket), Translation.state(seen, model.outlet(socket)));
        }
    }

    private synchronized void present(Runnable what) {
        if (announced || gone) {
            what.run();
        } else {
            early.add(what);
        }
    }

    private void changed(int socket) {
        newState(socket, watches.newest(socket));
    }

    private synchronized void newState(int socket, BoardState told) {
        states.put(socket, gone ? told : watches.seen(socket, told));
        apply(socket);
        report(socket);
    }

    private synchronized void fault(BoardFault fault, boolean present) {
        boolean changed = present ? boardFaults.add(fault) : boardFaults.remove(fault);
        if (changed && announced) {
            signals.chargePointFault(this, FaultTable.of(fault), present);
        }
        if (changed && fault == BoardFault.MAINBOARD_LOST) {
            linkChanged(present);
        }
    }

    /**
     * The electronics forget their orders when the link to them is lost; when it is back they tell the state of every
     * socket, and with it hear the orders again.
     */
    private void linkChanged(boolean lost) {
        sent.clear();
        if (lost) {
            watches.pause();
            states.keySet().forEach(this::report);
        }
    }

    private synchronized void watchCard(byte[] uid) {
        if (!gone) {
            watches.card(uid);
        }
    }

    /** What the electronics say; the mainboard's thread. */
    private final class Ears implements MainboardListener {

        @Override
        public void state(int socket, BoardState state) {
            newState(socket, state);
            announceWhenRead();
        }

        @Override
        public void card(byte[] uid) {
            if (uid.length == 0 || uid.length > MAX_UID_BYTES) {
                LOG.warn("A card with a UID of {} bytes was ignored: 4, 7 and 10 are known.", uid.length);
                return;
            }
            LOG.info("A card was presented.");
            lights.blink();
            watchCard(uid);
            present(() -> signals.present(WallboxDriver.this, RfidFormat.idTag(uid)));
        }

        @Override
        public void pin(String digits) {
            if (digits.isEmpty() || digits.length() > IdTag.MAX_LENGTH) {
                LOG.warn("A PIN of {} digits was ignored: 1 to {} are possible.", digits.length(), IdTag.MAX_LENGTH);
                return;
            }
            LOG.info("A PIN was typed.");
            present(() -> signals.typed(WallboxDriver.this, new IdTag(digits)));
        }

        @Override
        public void boardFault(BoardFault fault, boolean present) {
            WallboxDriver.this.fault(fault, present);
        }
    }
}

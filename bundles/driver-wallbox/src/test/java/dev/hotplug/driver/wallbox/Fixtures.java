package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.NetworkStatus.Kind;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.mainboard.Panel;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Models, states and the two neighbours of a driver, written down. */
final class Fixtures {
    static final Traits COPPER_SB = new Traits(
            "Copper SB", "CPB1-S-2-4-8", Set.of(Traits.Part.SOCKET, Traits.Part.CARD_READER), Set.of(Kind.LAN, Kind.WIFI),
            new PartNumber.Rating(3, 16_000, 230));
    static final Traits PULSAR_PLUS = new Traits(
            "Pulsar Plus", "PLP1-0-2-4-9", Set.of(), Set.of(Kind.WIFI), new PartNumber.Rating(1, 32_000, 230));
    static final Traits COMMANDER_2 = new Traits(
            "Commander 2", "CMX2-0-2-4-8", Set.of(Traits.Part.CARD_READER, Traits.Part.SCREEN, Traits.Part.EARTHING_CHOICE),
            Set.of(Kind.LAN, Kind.WIFI),
            new PartNumber.Rating(1, 32_000, 230));
    static final WallboxModel COPPER = model("CPB1-S-2-4-8", COPPER_SB);
    static final WallboxModel PULSAR = model("PLP1-0-2-4-9", PULSAR_PLUS);

    private Fixtures() {}

    static WallboxModel model(String partNumber, Traits traits) {
        return WallboxModel.of(PartNumber.parse(partNumber), traits);
    }

    static BoardState state(Pilot pilot, boolean closed, BoardFault... faults) {
        MeterReading meter = new MeterReading(42, List.of(new MeterReading.PhaseReading(230, 16, 3_680)), 50, 25);
        return new BoardState(pilot != Pilot.A, pilot, closed, closed, closed ? 16_000 : 0, OptionalInt.of(32_000), meter, Set.of(faults));
    }

    /** A charging socket with an outlet of that temperature. */
    static BoardState warm(double celsius) {
        BoardState s = state(Pilot.C, true);
        MeterReading meter = new MeterReading(s.meter().importWattHour(), s.meter().phases(), 50, celsius);
        return new BoardState(true, Pilot.C, true, true, 16_000, s.cableMilliampere(), meter, Set.of());
    }

    /** Electronics that write down what they are told. */
    static final class Board implements Mainboard, Mainboard.Attachment {
        final List<BoardOrder> orders = new ArrayList<>();
        final List<Panel> panels = new ArrayList<>();
        BoardState first = state(Pilot.A, false);
        boolean takenOver;
        boolean busy;
        boolean held;
        boolean released;
        BoardSetup setup;
        MainboardListener listener;

        @Override
        public Optional<Attachment> attach(MainboardListener newListener, BoardSetup newSetup) {
            if (busy) {
                return Optional.empty();
            }
            listener = newListener;
            setup = newSetup;
            if (first != null) {
                listener.state(1, first);
            }
            return Optional.of(this);
        }

        Panel panel() {
            return panels.get(panels.size() - 1);
        }

        BoardOrder lastOrder() {
            return orders.get(orders.size() - 1);
        }

        @Override
        public boolean takenOver() {
            return takenOver;
        }

        @Override
        public void order(int socket, BoardOrder order) {
            orders.add(order);
        }

        @Override
        public void show(Panel panel) {
            panels.add(panel);
        }

        @Override
        public void hold() {
            held = true;
        }

        @Override
        public void release() {
            released = true;
        }
    }

    /** A station that writes down what it hears. */
    static final class Station implements HardwareSignals {
        final List<ConnectorState> reports = new ArrayList<>();
        final List<String> others = new ArrayList<>();

        ConnectorState last() {
            return reports.get(reports.size() - 1);
        }

        @Override
        public void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
            reports.add(state);
        }

        @Override
        public void present(ChargerDriver from, IdTag idTag) {
            others.add("tag " + idTag);
        }

        @Override
        public void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
            others.add(fault.vendorErrorCode() + " " + present);
        }
    }

    /** Time by hand. */
    static final class HandDelay implements Delay {
        final List<Timer> waiting = new ArrayList<>();
        private long now;

        private record Timer(long at, Runnable what) {}

        @Override
        public Runnable after(Duration delay, Runnable what) {
            Timer timer = new Timer(now + delay.toMillis(), what);
            waiting.add(timer);
            return () -> waiting.remove(timer);
        }

        void pass(long millis) {
            for (long end = now + millis; now <= end; now++) {
                List<Timer> due = waiting.stream().filter(t -> t.at() <= now).toList();
                waiting.removeAll(due);
                due.forEach(t -> t.what().run());
            }
            now--;
        }
    }
}

package dev.hotplug.station.chargepoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ReservationStatus;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens around reservations, nobody charges on what is kept for another, and none is used twice. */
@Shows({"S77", "S78"})
class ReservationWalkTest {

    private static final List<IdTag> TAGS = List.of(Bench.ANNA, Bench.BERT, new IdTag("CARL"));
    private static final Fault BROKEN = Bench.fault(ChargePointErrorCode.GroundFailure, true);

    /** What the central system believes to be reserved, from the answers and statuses that it was given. */
    private final Map<Integer, Reservation> believed = new HashMap<>();
    private Bench bench;
    private int startsSeen;

    private ConnectorId connector(Random random, int from) {
        return new ConnectorId(from + random.nextInt(3 - from));
    }

    private void step(Random random) {
        ConnectorId one = connector(random, 1);
        IdTag tag = TAGS.get(random.nextInt(TAGS.size()));
        switch (random.nextInt(14)) {
            case 0, 1 -> bench.plug(one.value(), random.nextBoolean() ? Pilot.B : Pilot.C);
            case 2, 3 -> {
                bench.charger.socket(one.value()).plugged = false;
                bench.charger.socket(one.value()).pilot = Pilot.A;
            }
            case 4, 5, 6 -> bench.tap(tag);
            case 7 -> bench.advance(random.nextInt(400));
            case 8, 9, 10 -> reserve(random, tag);
            case 11 -> cancel(random.nextInt(4));
            case 12 -> {
                if (!bench.charger.socket(one.value()).faults.remove(BROKEN) && random.nextInt(3) == 0) {
                    bench.charger.socket(one.value()).faults.add(BROKEN);
                }
            }
            default -> bench.loop.run(() -> bench.station.remoteStart(
                    random.nextBoolean() ? Optional.of(one) : Optional.empty(), tag, random.nextBoolean()));
        }
        bench.settle();
    }

    private void reserve(Random random, IdTag tag) {
        Reservation wanted = new Reservation(random.nextInt(4), connector(random, 0), tag, Optional.empty(),
                bench.time.now().plusSeconds(1 + random.nextInt(200_000)));
        if (bench.await(() -> bench.station.reserve(wanted)) == ReservationStatus.Accepted) {
            believed.put(wanted.reservationId(), wanted);
        }
    }

    private void cancel(int id) {
        CommandStatus answer = bench.await(() -> bench.station.cancelReservation(id));
        assertEquals(believed.remove(id) != null, answer == CommandStatus.Accepted, "reservation " + id);
    }

    private void check() {
        List<TransactionStarted> starts = bench.starts();
        starts.subList(startsSeen, starts.size()).forEach(this::checkStart);
        startsSeen = starts.size();
        believed.values().removeIf(r -> !r.expiryDate().isAfter(bench.time.now()) || outOfOrder(r.connector()));
    }

    private boolean outOfOrder(ConnectorId connector) {
        return connector.isChargePoint()
                ? outOfOrder(new ConnectorId(1)) && outOfOrder(new ConnectorId(2))
                : bench.charger.sockets.get(connector).faults.contains(BROKEN);
    }

    private void checkStart(TransactionStarted start) {
        Optional<Reservation> named = on(start.connector());
        Optional<Reservation> any = on(ConnectorId.CHARGE_POINT);
        OptionalInt expected = named.or(() -> any.filter(r -> r.idTag().equals(start.idTag())))
                .map(r -> OptionalInt.of(r.reservationId()))
                .orElse(OptionalInt.empty());
        named.ifPresent(r -> assertEquals(r.idTag(), start.idTag(), "charges on what is kept for another"));
        assertEquals(expected, start.reservationId());
        expected.ifPresent(believed::remove);
        if (on(ConnectorId.CHARGE_POINT).isPresent() && expected.isEmpty()) {
            ConnectorId other = new ConnectorId(3 - start.connector().value());
            assertFalse(charges(other) || on(other).isPresent(), "the last one was taken");
        }
    }

    private boolean charges(ConnectorId connector) {
        return bench.station.snapshot().connectors().get(connector).transaction().isPresent();
    }

    private Optional<Reservation> on(ConnectorId connector) {
        return believed.values().stream()
                .filter(r -> r.connector().equals(connector) && r.expiryDate().isAfter(bench.time.now()))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyChargesOnWhatIsKept_overRestarts(long seed) {
        Random random = new Random(seed);
        MemorySettings settings = new MemorySettings().set("AuthEnabled", Boolean.toString(seed % 3 != 0));
        bench = new Bench(new MemoryStore(), settings, new FakeCharger(FakeCharger.twoSockets()), 1).begin();
        for (int i = 0; i < 300; i++) {
            step(random);
            check();
            if (random.nextInt(60) == 0) {
                bench = bench.afterKill();
                check();
            }
        }
        assertTrue(bench.starts().stream().anyMatch(s -> s.reservationId().isPresent()), "none was used");
    }

    @Test
    @Shows("S52")
    void cutOffAfterAnyCommit_theReservationIsThereOrItsTransactionHasBegun() {
        RandomWalkTest.CutStore store = new RandomWalkTest.CutStore();
        bench = new Bench(store, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).begin();
        Reservation reservation = new Reservation(
                7, new ConnectorId(1), Bench.ANNA, Optional.empty(), bench.time.now().plus(Duration.ofDays(3)));
        assertEquals(ReservationStatus.Accepted, bench.await(() -> bench.station.reserve(reservation)));
        int accepted = store.cuts.size();
        bench.charging().charge(10).tap(Bench.ANNA).unplug();
        for (MemoryStore cut : store.cuts.subList(accepted - 1, store.cuts.size())) {
            Bench next = new Bench(cut, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 2).begin();
            boolean begun = next.starts().stream().anyMatch(s -> s.reservationId().equals(OptionalInt.of(7)));
            boolean there = next.await(() -> next.station.cancelReservation(7)) == CommandStatus.Accepted;
            assertTrue(begun != there, "begun " + begun + ", there " + there);
        }
    }
}

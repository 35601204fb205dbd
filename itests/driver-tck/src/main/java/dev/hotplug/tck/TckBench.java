package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What all rules need: the bench of a test, patience in the bench's time, and a charge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TckBench {

    /** From state C with an offer to the closed contactor. */
    static final Duration CLOSE = Duration.ofSeconds(3);
    /** From the car's leaving C, or a fault, to the open contactor. */
    static final Duration OPEN_AT_ONCE = Duration.ofMillis(100);
    /** From the end of the offer to the open contactor, whatever the car does. */
    static final Duration OPEN_AFTER_OFFER = Duration.ofSeconds(6);
    /** From an order to another offer. */
    static final Duration FOLLOW = Duration.ofSeconds(1);
    /** How often a state is told while the contactor is closed, and how late after a change. */
    static final Duration REPORT = Duration.ofSeconds(1);
    static final Duration LOCK = Duration.ofSeconds(3);
    /** How long the last order is held for the next version. */
    static final Duration HOLD = Duration.ofSeconds(5);
    /** A driver reads its hardware in this time. */
    static final Duration START = Duration.ofSeconds(5);
    static final Duration RECOVER = Duration.ofSeconds(10);

    static final Duration STEP = Duration.ofMillis(10);
    DriverBench bench;
    TckStation station;

    /** A driver that has not been started yet, and stand-in hardware that nobody has used yet. */
    protected abstract DriverBench bench() throws Exception;

    /** The connector that is looked at. */
    protected int connector() {
        return 1;
    }

    @BeforeEach
    void prepare() throws Exception {
        bench = bench();
        station = new TckStation(bench::nowMillis);
    }

    @AfterEach
    void end() {
        if (bench != null) {
            bench.close();
        }
    }

    ConnectorId id() {
        return new ConnectorId(connector());
    }

    Capabilities.Connector outlet() {
        return bench.driver().orElseThrow().capabilities().connector(id()).orElseThrow();
    }

    ConnectorOrder most() {
        return new ConnectorOrder(true, outlet().maxMilliampere(), outlet().phases(), outlet().lock(), true);
    }

    void order(ConnectorOrder order) {
        bench.driver().orElseThrow().order(id(), order);
    }

    ChargerDriver start() {
        bench.start(station);
        await(START, "the driver registers", () -> bench.driver().isPresent());
        ChargerDriver driver = bench.driver().orElseThrow();
        station.came(driver);
        return driver;
    }

    /** A charge that has settled. */
    ChargerDriver charge() {
        ChargerDriver driver = start();
        bench.plug(connector());
        order(most());
        bench.car(connector(), Pilot.C);
        await(CLOSE, "the contactor closes", () -> bench.truth(connector()).contactorClosed());
        pass(Duration.ofSeconds(5));
        return driver;
    }

    void pass(Duration time) {
        bench.pass(time);
    }

    void await(Duration limit, String what, BooleanSupplier condition) {
        long end = bench.nowMillis() + limit.plus(bench.slack()).toMillis();
        while (!condition.getAsBoolean()) {
            if (bench.nowMillis() >= end) {
                fail("not within " + limit.toMillis() + " ms: " + what);
            }
            pass(STEP);
        }
    }

    void steadily(Duration time, String what, BooleanSupplier condition) {
        for (long end = bench.nowMillis() + time.toMillis(); bench.nowMillis() < end; pass(STEP)) {
            assertTrue(condition.getAsBoolean(), what);
        }
    }
}

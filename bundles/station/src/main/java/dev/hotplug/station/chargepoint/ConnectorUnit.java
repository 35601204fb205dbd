package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.connector.ConnectorRules;
import dev.hotplug.station.connector.Decision;
import dev.hotplug.station.connector.Effect;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Orders;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connector: its facts, the order in force and the timer for its next look. */
final class ConnectorUnit {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorUnit.class);

    private final ConnectorId id;
    private final Loop loop;
    private final Runnable look;
    private Facts facts;
    private Optional<ConnectorOrder> lastOrder = Optional.empty();
    private Optional<Loop.Timer> timer = Optional.empty();

    ConnectorUnit(ConnectorId id, Facts facts, Loop loop, Runnable look) {
        this.id = id;
        this.facts = facts;
        this.loop = loop;
        this.look = look;
    }

    Facts facts() {
        return facts;
    }

    /** Takes a decision; says what is to be done. */
    List<Effect> decide(Signal signal, Surroundings around) {
        Decision decision = ConnectorRules.decide(facts, signal, around);
        if (!decision.facts().session().equals(facts.session())) {
            LOG.debug("Connector {}: {} -> {} on {}", id, facts.session(), decision.facts().session(), signal);
        }
        facts = decision.facts();
        return decision.effects();
    }

    /** Gives the order that is in force now, when it is another one than before. */
    void order(Optional<ChargerDriver> driver, Surroundings around) {
        ConnectorOrder order = Orders.order(facts, around);
        if (driver.isPresent() && !lastOrder.equals(Optional.of(order))) {
            lastOrder = Optional.of(order);
            give(driver.get(), order);
        }
    }

    /** A driver has just appeared: the next order is given whatever it is. */
    void repeatOrder() {
        lastOrder = Optional.empty();
    }

    void arm(Surroundings around) {
        timer.ifPresent(Loop.Timer::cancel);
        OptionalLong at = ConnectorRules.nextLook(facts, around);
        timer = at.isPresent()
                ? Optional.of(loop.after(Duration.ofMillis(at.getAsLong() - around.nowMillis()), look))
                : Optional.empty();
    }

    void stop() {
        timer.ifPresent(Loop.Timer::cancel);
    }

    void give(ChargerDriver driver, ConnectorOrder order) {
        LOG.debug("Connector {}: order {}", id, order);
        try {
            driver.order(id, order);
        } catch (RuntimeException e) {
            LOG.error("The driver did not take the order for connector {}.", id, e);
        }
    }
}

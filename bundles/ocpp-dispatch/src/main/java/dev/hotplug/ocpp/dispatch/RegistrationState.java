package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.Registration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the central system answered to BootNotification, and what it permits. */
final class RegistrationState implements Registration {

    private final StationTime time;
    private final Consumer<State> changed;
    private volatile Facts facts;
    private volatile Optional<String> endpoint;

    /**
     * @param left    what the version before left by {@link #facts()}; empty at a start of the process
     * @param changed hears of every change of the state; station loop
     */
    RegistrationState(Map<String, String> left, StationTime time, Consumer<State> changed) {
        this.time = time;
        this.changed = changed;
        this.facts = new Facts(
                Optional.ofNullable(left.get("state")).map(State::valueOf).orElse(State.Unknown),
                Optional.ofNullable(left.get("nextTry")).map(Instant::parse),
                Optional.ofNullable(left.get("since")).map(Stamp::parse));
        this.endpoint = Optional.ofNullable(left.get("endpoint"));
    }

    /**
     * A connection to this address is open. A registration counts for the central system that gave it: at another address the
     * charge point has to register anew, and whoever sends BootNotification hears of it even when nothing else changed.
     */
    void connectedTo(Optional<String> address) {
        boolean other = endpoint.isPresent() && address.isPresent() && !endpoint.equals(address);
        endpoint = address.or(() -> endpoint);
        if (other) {
            facts = new Facts(State.Unknown, Optional.empty(), Optional.empty());
            changed.accept(State.Unknown);
        }
    }

    private record Facts(State state, Optional<Instant> nextTry, Optional<Stamp> since) {}

    @Override
    public State state() {
        return facts.state();
    }

    @Override
    public Optional<Instant> nextTry() {
        return facts.nextTry();
    }

    @Override
    public Optional<Instant> since() {
        return facts.since().map(time::date);
    }

    @Override
    public void set(State state, Optional<Instant> nextTry) {
        State before = facts.state();
        facts = new Facts(state, nextTry, state == before ? facts.since() : Optional.of(time.stamp()));
        if (state != before) {
            changed.accept(state);
        }
    }

    boolean permits(Permit permit) {
        State state = facts.state();
        return switch (permit) {
            case BOOT -> true;
            case TRIGGERED -> state == State.Pending || state == State.Accepted;
            case ACCEPTED -> state == State.Accepted;
        };
    }

    /** For the next version. */
    Map<String, String> facts() {
        Facts now = facts;
        Map<String, String> left = new HashMap<>();
        left.put("state", now.state().name());
        now.nextTry().ifPresent(at -> left.put("nextTry", at.toString()));
        now.since().ifPresent(at -> left.put("since", at.text()));
        endpoint.ifPresent(address -> left.put("endpoint", address));
        return left;
    }
}

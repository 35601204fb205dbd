package dev.hotplug.station.connection;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Wish;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.keys.StoredValue;
import dev.hotplug.station.provisioning.Provisioned;
import dev.hotplug.store.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Sets the connection up on the spot, where no connection is in force to return to. Loop. */
final class OnSite {

    private static final int MOST_PROFILE = 3;

    private final Commits commits;
    private final Journal journal;
    private final Outlet outlet;

    OnSite(Commits commits, Journal journal, Outlet outlet) {
        this.commits = commits;
        this.journal = journal;
        this.outlet = outlet;
    }

    /**
     * What is to be in force.
     *
     * @param values of the two keys, where they are to be others
     */
    record SetUp(CentralSystem centralSystem, ConnectionSettings settings, List<StoredValue> values) {}

    /** A wish for what is different, when OCPP is on and stays on. */
    Optional<Wish> wish(CentralSystem wanted, int profile, Optional<String> key) {
        if (outlet.installed().offBecause().isPresent() || wanted.offBecause().isPresent()) {
            return Optional.empty();
        }
        ConnectionSettings now = outlet.inForce();
        return Optional.of(new Wish(
                Optional.of(wanted.url()).filter(url -> !url.equals(now.url())),
                Optional.of(wanted.identity()).filter(identity -> !identity.equals(now.identity())),
                profile == now.securityProfile() ? OptionalInt.empty() : OptionalInt.of(profile),
                key.filter(k -> !k.equals(now.authorizationKey()))));
    }

    SetUp setUp(CentralSystem wanted, int profile, Optional<String> key) {
        ConnectionSettings now = outlet.inForce();
        ConnectionSettings settings = ConnectionRules.normal(
                new ConnectionSettings(wanted.url(), wanted.identity().strip(), profile, key.orElse(now.authorizationKey())));
        List<StoredValue> values = new ArrayList<>();
        if (profile != now.securityProfile()) {
            values.add(value(ConnectionKeys.SECURITY_PROFILE, Integer.toString(profile)));
        }
        key.filter(k -> !k.equals(now.authorizationKey())).ifPresent(k -> values.add(value(ConnectionKeys.AUTHORIZATION_KEY, k)));
        CentralSystem there = new CentralSystem(wanted.enabled(), settings.url(), settings.identity(), wanted.termsAccepted());
        return new SetUp(there, settings, values);
    }

    private static StoredValue value(String key, String value) {
        return new StoredValue(key, value, StoredValue.Source.CHANGE);
    }

    /** Why not, as one sentence; empty when it may be. */
    Optional<String> refusal(SetUp next) {
        Optional<String> withheld = outlet.withheld().filter(why -> next.centralSystem().enabled());
        if (withheld.isPresent()) {
            return withheld.map(why -> "OCPP cannot be switched on: " + why);
        }
        if (moves(next) && !journal.idle()) {
            return Optional.of("a charge runs; end it before the address of the central system is changed");
        }
        return form(next.settings()).or(() -> next.centralSystem().enabled() ? missing(next) : Optional.empty());
    }

    private static Optional<String> form(ConnectionSettings settings) {
        if (settings.securityProfile() < 0 || settings.securityProfile() > MOST_PROFILE) {
            return Optional.of("SecurityProfile must be from 0 to " + MOST_PROFILE);
        }
        if (!settings.authorizationKey().isEmpty() && !ConnectionSettings.isAuthorizationKey(settings.authorizationKey())) {
            return Optional.of("AuthorizationKey must be an even number of hexadecimal digits, 32 to 40 of them");
        }
        return settings.url().isEmpty() && settings.identity().isEmpty()
                ? Optional.empty()
                : settings.badAddress().map(why -> "the URL " + why);
    }

    private Optional<String> missing(SetUp next) {
        return next.centralSystem().offBecause().or(() -> next.settings()
                .missing(outlet.held().certificate())
                .map(what -> "SecurityProfile " + next.settings().securityProfile() + " needs " + what));
    }

    private boolean moves(SetUp next) {
        ConnectionSettings now = outlet.inForce();
        return !now.url().isEmpty() && !now.address().equals(next.settings().address());
    }

    /**
     * Stores it whole, with what else is in the batch. What has been logged so far belongs to the central system before; to
     * the first one when there was none.
     */
    CompletionStage<Void> store(SetUp next, Batch batch) {
        Provisioned.move(batch, next.centralSystem());
        next.values().forEach(value -> value.put(batch));
        String address = next.settings().address();
        if (next.settings().url().isEmpty()) {
            return commits.commit(batch);
        }
        if (moves(next) && !journal.held()) {
            return journal.hold(outlet.inForce().address(), new Batch()).thenCompose(held -> journal.move(address, batch));
        }
        boolean first = outlet.inForce().url().isEmpty();
        return moves(next) || first ? journal.move(address, batch) : same(address, batch);
    }

    private CompletionStage<Void> same(String address, Batch batch) {
        return journal.held() ? journal.giveBack(address, batch) : commits.commit(batch);
    }
}

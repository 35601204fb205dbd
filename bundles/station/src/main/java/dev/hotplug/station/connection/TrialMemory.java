package dev.hotplug.station.connection;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Outcome;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.keys.StoredValue;
import dev.hotplug.station.provisioning.Provisioned;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What trials keep in the store: the documents {@code trial}, {@code last} and {@code other-key} of {@code connection}. */
final class TrialMemory {

    static final String NAMESPACE = "connection";
    static final String TRIAL = "trial";
    static final String LAST = "last";
    static final String OTHER_KEY = "other-key";
    private static final Logger LOG = LoggerFactory.getLogger(TrialMemory.class);

    private final Store store;

    TrialMemory(Store store) {
        this.store = store;
    }

    /** What an interrupted process left; nothing when it cannot be read, and then what is in force stays. */
    Optional<Candidate> candidate() {
        try {
            return Reads.document(store, NAMESPACE, TRIAL).map(Candidate::read);
        } catch (IllegalArgumentException | StoreException e) {
            LOG.error("The stored change of the connection cannot be read and is given up.", e);
            return Optional.empty();
        }
    }

    Optional<Outcome> last() {
        try {
            return Reads.document(store, NAMESPACE, LAST).map(TrialMemory::outcome);
        } catch (DateTimeParseException | StoreException e) {
            return Optional.empty();
        }
    }

    /** A key that was asked for at this address and has not worked yet. */
    Optional<String> otherKey(String address) {
        return Reads.document(store, NAMESPACE, OTHER_KEY)
                .filter(fields -> fields.text("address").filter(address::equals).isPresent())
                .flatMap(fields -> fields.text("key"));
    }

    static Batch put(Batch batch, Candidate candidate) {
        return batch.put(NAMESPACE, TRIAL, candidate.write());
    }

    static Batch forget(Batch batch) {
        return batch.delete(NAMESPACE, TRIAL);
    }

    static Batch put(Batch batch, Outcome outcome) {
        return batch.put(NAMESPACE, LAST, Fields.of(
                "kept", Boolean.toString(outcome.kept()),
                "endpoint", outcome.endpoint(),
                "why", outcome.why(),
                "at", outcome.at().toString()));
    }

    static Batch putOtherKey(Batch batch, String address, String key) {
        return batch.put(NAMESPACE, OTHER_KEY, Fields.of("address", address, "key", key));
    }

    static Batch forgetOtherKey(Batch batch) {
        return batch.delete(NAMESPACE, OTHER_KEY);
    }

    /** Makes new settings the ones in force: address, profile and key together. Says which keys have other values. */
    static List<StoredValue> putInForce(
            Batch batch, ConnectionSettings before, ConnectionSettings after, CentralSystem connection) {
        List<StoredValue> values = new ArrayList<>();
        if (before.securityProfile() != after.securityProfile()) {
            values.add(value(ConnectionKeys.SECURITY_PROFILE, Integer.toString(after.securityProfile())));
        }
        if (!before.authorizationKey().equals(after.authorizationKey())) {
            values.add(value(ConnectionKeys.AUTHORIZATION_KEY, after.authorizationKey()));
        }
        values.forEach(value -> value.put(batch));
        if (!before.url().equals(after.url()) || !before.identity().equals(after.identity())) {
            Provisioned.move(batch, connection);
        }
        return values;
    }

    private static StoredValue value(String key, String value) {
        return new StoredValue(key, value, StoredValue.Source.CHANGE);
    }

    private static Outcome outcome(Fields fields) {
        return new Outcome(
                fields.flag("kept", false),
                fields.required("endpoint"),
                fields.required("why"),
                Instant.parse(fields.required("at")));
    }
}

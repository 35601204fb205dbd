package dev.hotplug.settings;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes what the connection to the central system is made of, by trial: the new settings are tried, and those in force are
 * used again when the new ones do not work in time. A service of the station; commands on the loop.
 */
@ProviderType
public interface ConnectionTrial {

    /** The settings in force: those before the trial while one runs. Any thread. */
    ConnectionSettings inForce();

    /** How the change that was asked for last is going. Any thread. */
    Progress progress();

    /**
     * Asks for other settings. Accepted means that the wish is durable and will be tried; what becomes of it is in
     * {@link #progress()}. A wish that comes while another one waits or is tried is added to that one.
     */
    CompletionStage<Settings.Change> ask(Wish wish);

    /**
     * Sets the connection up whole, for somebody who stands in front of the charge point and may switch OCPP on and off. While
     * OCPP is on and stays on, what differs is a wish as by {@link #ask}. Otherwise there is nothing to return to: what is set
     * up is stored and used at once, may have a lower SecurityProfile than before, and takes the place of a change that is
     * under way.
     *
     * @param authorizationKey hexadecimal digits; empty: the one that is set stays
     */
    CompletionStage<Settings.Change> setUp(CentralSystem wanted, int securityProfile, Optional<String> authorizationKey);

    /** Gives a change up: what waits is forgotten, what is tried is given back. False when there is none. */
    CompletionStage<Boolean> cancel();

    /** What the central system answered to BootNotification; said by the core profile, on the loop. */
    void registered(Registered answer);

    /** RegistrationStatus. */
    enum Registered {
        ACCEPTED,
        PENDING,
        REJECTED
    }

    /**
     * What is to be different.
     *
     * @param authorizationKey hexadecimal digits
     */
    record Wish(Optional<String> url, Optional<String> identity, OptionalInt securityProfile, Optional<String> authorizationKey) {

        public static Wish url(String url) {
            return new Wish(Optional.of(url), Optional.empty(), OptionalInt.empty(), Optional.empty());
        }

        public static Wish securityProfile(int profile) {
            return new Wish(Optional.empty(), Optional.empty(), OptionalInt.of(profile), Optional.empty());
        }

        public static Wish authorizationKey(String key) {
            return new Wish(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(key));
        }

        /** These settings with what is wished for. */
        public ConnectionSettings applyTo(ConnectionSettings settings) {
            ConnectionSettings changed = url.map(settings::withUrl).orElse(settings);
            changed = identity.map(changed::withIdentity).orElse(changed);
            changed = authorizationKey.map(changed::withAuthorizationKey).orElse(changed);
            return securityProfile.isPresent() ? changed.withSecurityProfile(securityProfile.getAsInt()) : changed;
        }

        /** Never the key. */
        @Override
        public String toString() {
            return "Wish[" + (url.isPresent() ? "url " : "") + (identity.isPresent() ? "identity " : "")
                    + (securityProfile.isPresent() ? "securityProfile " : "")
                    + (authorizationKey.isPresent() ? "authorizationKey" : "") + "]";
        }
    }

    /** Where a change is. */
    enum Phase {
        /** There is none. */
        SETTLED,
        /** It is stored and waits for its moment. */
        WAITING,
        /** The new settings are used. */
        TRYING,
        /** The settings in force are used again, and have not been seen to work yet; until they do both take turns. */
        RETURNED
    }

    /**
     * How a change is going.
     *
     * @param endpoint       URL and identity of the settings that are new; empty when SETTLED
     * @param waitingFor     what a waiting change waits for, for people; empty otherwise
     * @param failedAttempts of the present trial
     * @param until          when the present trial is given up
     * @param last           what became of the change before, or of this one so far
     */
    record Progress(
            Phase phase,
            Optional<String> endpoint,
            Optional<String> waitingFor,
            int failedAttempts,
            Optional<Instant> until,
            Optional<Outcome> last) {}

    /**
     * What became of a change.
     *
     * @param kept     the new settings are in force; otherwise those before are
     * @param endpoint URL and identity of the new settings
     * @param why      one sentence
     */
    record Outcome(boolean kept, String endpoint, String why, Instant at) {}
}

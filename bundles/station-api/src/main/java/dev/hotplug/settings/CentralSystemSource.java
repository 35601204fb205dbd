package dev.hotplug.settings;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says which central system to connect to; a service. The station registers one with ranking 0 when the provisioning file
 * has been applied; the demo registers one with a higher ranking, which is in force while it is there and is never stored.
 * The transport follows it and tells it how it goes.
 */
@ConsumerType
public interface CentralSystemSource {

    /** What is to be used now. Any thread. */
    CentralSystem centralSystem();

    /** The same with how to log in, as one value. Any thread. */
    default Setup setup() {
        return new Setup(0, centralSystem(), Optional.empty());
    }

    /** Runs {@code changed}, on any thread, when there is another set-up; until the watch is ended. Any thread. */
    default Watch watch(Runnable changed) {
        return () -> {};
    }

    /** The central system let the charge point in. Any thread. */
    default void connected(Setup with, boolean otherKey) {}

    /**
     * An attempt failed, or the connection ended. Any thread.
     *
     * @param kind which step failed, spelled as the link's status spells it
     * @param why  one sentence
     */
    default void failed(Setup with, String kind, String why) {}

    /** Somebody listens. */
    interface Watch {
        void end();
    }

    /**
     * What to connect to.
     *
     * @param number counts the set-ups of this source
     * @param login  empty: as the keys SecurityProfile and AuthorizationKey say
     */
    record Setup(long number, CentralSystem centralSystem, Optional<Login> login) {}

    /**
     * How to log in.
     *
     * @param key      AuthorizationKey; empty for none
     * @param otherKey tried in turn with it when it is refused
     */
    record Login(int securityProfile, String key, Optional<String> otherKey) {

        /** Never a key. */
        @Override
        public String toString() {
            return "Login[profile " + securityProfile + "]";
        }
    }
}

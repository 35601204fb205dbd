package dev.hotplug.ocpp.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Walks the way to a central system step by step, without changing anything, and says how far it comes; a service of the
 * transport. One examination at a time. Any thread.
 */
@ProviderType
public interface ConnectionDoctor {

    /** Begins an examination and returns at once. False when one runs already. */
    boolean begin(Patient patient);

    /** The examination that runs, as far as it is, or the last one; empty before the first. */
    Optional<Examination> examination();

    /**
     * What is to be examined.
     *
     * @param key    hexadecimal digits of the AuthorizationKey; empty: the one that is set, if any
     * @param vendor chargePointVendor of the BootNotification that is asked with
     * @param model  its chargePointModel
     */
    record Patient(String url, String identity, int securityProfile, Optional<String> key, String vendor, String model) {

        /** Never the key. */
        @Override
        public String toString() {
            return "Patient[" + url + "]";
        }
    }

    /**
     * How far it is.
     *
     * @param endpoint what is examined, without secrets
     * @param findings in the order of {@link Step}
     */
    record Examination(String endpoint, boolean running, Instant began, List<Finding> findings) {

        public Examination {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One step.
     *
     * @param code   what was found, constant: the page has words for it
     * @param text   the same in English, for the log and for tools
     * @param values what the words need: addresses, dates, names; from the network, so never trusted
     */
    record Finding(Step step, Verdict verdict, String code, String text, Map<String, String> values) {

        public Finding {
            values = Map.copyOf(values);
        }
    }

    /** The steps of the way. */
    enum Step {
        SETTINGS,
        DNS,
        TCP,
        TLS,
        HTTP,
        CREDENTIALS,
        SUB_PROTOCOL,
        BOOT,
        CLOCK
    }

    /** How a step went. */
    enum Verdict {
        GOOD,
        /** It works, and somebody should look nevertheless. */
        WARNING,
        BAD,
        /** Not needed here. */
        SKIPPED
    }
}

package dev.hotplug.station.connection;

import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial.Phase;
import dev.hotplug.store.Fields;

/**
 * New settings and how far their trial is, as the store keeps them. What is in force is stored elsewhere and stays untouched
 * until the candidate has worked.
 *
 * @param phase      WAITING, TRYING or RETURNED
 * @param starts     of the process within this trial, the first trial itself included
 * @param amendments wishes that were added
 */
record Candidate(ConnectionSettings settings, Phase phase, int starts, int amendments) {

    static Candidate of(ConnectionSettings settings) {
        return new Candidate(settings, Phase.WAITING, 0, 0);
    }

    Candidate phase(Phase next) {
        return new Candidate(settings, next, starts, amendments);
    }

    Candidate started() {
        return new Candidate(settings, Phase.TRYING, starts + 1, amendments);
    }

    /** Another trial after the settings in force were found not to work either: the count begins anew. */
    Candidate again() {
        return new Candidate(settings, phase, 0, amendments);
    }

    Candidate amended(ConnectionSettings other) {
        return new Candidate(other, phase, 0, amendments + 1);
    }

    Fields write() {
        return Fields.of(
                "url", settings.url(),
                "identity", settings.identity(),
                "securityProfile", Integer.toString(settings.securityProfile()),
                "authorizationKey", settings.authorizationKey(),
                "phase", phase.name(),
                "starts", Integer.toString(starts),
                "amendments", Integer.toString(amendments));
    }

    /** @throws IllegalArgumentException when it is none */
    static Candidate read(Fields fields) {
        ConnectionSettings settings = new ConnectionSettings(
                fields.required("url"),
                fields.required("identity"),
                fields.integer("securityProfile").orElse(0),
                fields.text("authorizationKey").orElse(""));
        return new Candidate(
                settings,
                Phase.valueOf(fields.required("phase")),
                fields.integer("starts").orElse(0),
                fields.integer("amendments").orElse(0));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Candidate[" + settings + ", " + phase + "]";
    }
}

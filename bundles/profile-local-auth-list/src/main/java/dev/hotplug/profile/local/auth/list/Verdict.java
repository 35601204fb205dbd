package dev.hotplug.profile.local.auth.list;

import dev.hotplug.ocpp16.localauthlist.SendLocalList.Req;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateStatus;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.UpdateType;
import java.util.Optional;

/**
 * What becomes of a list that was sent.
 *
 * @param reason for the log; empty when it was accepted
 */
record Verdict(UpdateStatus status, String reason) {

    static final Verdict ACCEPTED = new Verdict(UpdateStatus.Accepted, "");

    static final Verdict STOPPED = failed("this part of the software is being replaced");

    static Verdict failed(String reason) {
        return new Verdict(UpdateStatus.Failed, reason);
    }

    /**
     * What is refused before its entries are looked at (OCPP 1.6 sections 5.15 and 6.41, statement 34). Pure.
     *
     * @param enabled LocalAuthListEnabled
     * @param most    SendLocalListMaxLength
     * @param present version of the list that is there, 0 when it is empty
     */
    static Optional<Verdict> refusal(Req request, boolean enabled, int most, int present) {
        int entries = request.localAuthorizationList().size();
        if (!enabled) {
            return Optional.of(new Verdict(UpdateStatus.NotSupported, "LocalAuthListEnabled is false"));
        }
        if (request.updateType() == UpdateType.Differential && request.listVersion() <= present) {
            return Optional.of(new Verdict(UpdateStatus.VersionMismatch, "the list has version " + present));
        }
        if (request.listVersion() <= 0) {
            return Optional.of(failed("a version is at least 1"));
        }
        return entries > most
                ? Optional.of(failed(entries + " entries are more than SendLocalListMaxLength"))
                : Optional.empty();
    }
}

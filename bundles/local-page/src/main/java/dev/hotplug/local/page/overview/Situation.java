package dev.hotplug.local.page.overview;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.page.Words;
import java.util.Map;
import java.util.Optional;

/**
 * All that matters for whether a connector charges; a value, so that every sentence can be tested.
 *
 * @param hardware        a driver has reported this connector
 * @param chargePoint     status of the charger as a whole
 * @param status          of the connector
 * @param fault           what is wrong, when something is
 * @param operative       as ChangeAvailability left connector and charger
 * @param plugged         the cable is in the charger; of a fixed cable: in the car
 * @param tethered        the cable is fixed to the charger
 * @param pilot           what the car says
 * @param contactorClosed energy can flow
 * @param transaction     a charge runs
 * @param powerWatt       taken now
 * @param ampere          the same, of the phase that takes most
 * @param limits          mA per phase by source
 * @param least           smallest current that can be offered, mA
 * @param authorization   what is needed to charge
 * @param link            to the central system
 * @param pending         the central system has answered Pending: it does not accept charges yet
 */
record Situation(
        boolean hardware,
        ChargePointStatus chargePoint,
        ChargePointStatus status,
        Optional<Trouble> fault,
        boolean operative,
        boolean plugged,
        boolean tethered,
        Pilot pilot,
        boolean contactorClosed,
        boolean transaction,
        double powerWatt,
        double ampere,
        Map<String, Integer> limits,
        int least,
        Authorization authorization,
        Link link,
        boolean pending) {

    private static final double NEARLY = 0.9;

    Situation {
        limits = Map.copyOf(limits);
    }

    /**
     * A fault.
     *
     * @param errorCode OCPP's word for it
     * @param info      what the model says about it in a few English words
     * @param sentence  what the model says to a person; empty when that is not more than the few words
     */
    record Trouble(String errorCode, String info, Optional<Words> sentence) {

        Trouble(String errorCode, String info) {
            this(errorCode, info, Optional.empty());
        }
    }

    /** How somebody may start a charge here. */
    enum Authorization {
        /** Plugging in is enough. */
        NONE,
        /** By card, or from afar. */
        CARD,
        /** By card or PIN, or from afar. */
        CARD_OR_PIN,
        /** Only from afar: the model has no reader. */
        REMOTE
    }

    /** The lowest limit. */
    Optional<Map.Entry<String, Integer>> lowest() {
        return limits.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    }

    /** The car takes about as much as the lowest limit lets it. */
    boolean atLimit() {
        return lowest().filter(limit -> ampere * 1000 >= limit.getValue() * NEARLY).isPresent();
    }

    boolean paused() {
        return lowest().filter(limit -> limit.getValue() < least).isPresent();
    }

    /** The car is connected at both ends. */
    boolean carConnected() {
        return plugged && pilot.carConnected();
    }
}

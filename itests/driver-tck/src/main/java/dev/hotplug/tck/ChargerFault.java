package dev.hotplug.tck;

import static dev.hotplug.tck.ChargerFault.Reaction.DERATES;
import static dev.hotplug.tck.ChargerFault.Reaction.ENDS;
import static dev.hotplug.tck.ChargerFault.Reaction.STOPS;
import static dev.hotplug.tck.ChargerFault.Reaction.SUSPENDS;
import static dev.hotplug.tck.ChargerFault.Reaction.TOLD;
import static dev.hotplug.tck.ChargerFault.Reaction.WELDED;
import static dev.hotplug.tck.ChargerFault.Reaction.WINDS_DOWN;

import dev.hotplug.model.ChargePointErrorCode;
import java.time.Duration;

/** What can go wrong at a charger, and what every driver owes then. Data. */
public enum ChargerFault {
    /** The driver cannot reach its electronics. */
    LINK_LOST(STOPS, ChargePointErrorCode.InternalError, Noticed.AT_ONCE, Over.BY_ITSELF, true),
    /** The meter does not answer. */
    METER_SILENT(STOPS, ChargePointErrorCode.PowerMeterFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    /** Current flows and the register stands still. */
    METER_FROZEN(WINDS_DOWN, ChargePointErrorCode.PowerMeterFailure, Noticed.IN_A_MINUTE, Over.PLUG_OUT, true),
    /** The register shows less than before. */
    METER_BACKWARDS(WINDS_DOWN, ChargePointErrorCode.PowerMeterFailure, Noticed.AT_ONCE, Over.BY_ITSELF, true),
    /** The contactor does not open. */
    WELDED_CONTACT(WELDED, ChargePointErrorCode.PowerSwitchFailure, Noticed.AT_ONCE, Over.PLUG_OUT, false),
    /** The lock does not move. */
    LOCK_JAMMED(TOLD, ChargePointErrorCode.ConnectorLockFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    RESIDUAL_CURRENT(STOPS, ChargePointErrorCode.GroundFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    EARTH_LOST(STOPS, ChargePointErrorCode.GroundFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    OVER_CURRENT(STOPS, ChargePointErrorCode.OverCurrentFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    OVER_VOLTAGE(STOPS, ChargePointErrorCode.OverVoltage, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    UNDER_VOLTAGE(STOPS, ChargePointErrorCode.UnderVoltage, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    /** Hot, and not yet so hot that it must stop. */
    HOT(DERATES, ChargePointErrorCode.HighTemperature, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    TOO_HOT(STOPS, ChargePointErrorCode.HighTemperature, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    /** State E. */
    PILOT_SHORT(STOPS, ChargePointErrorCode.EVCommunicationError, Noticed.AT_ONCE, Over.BY_ITSELF, true),
    DIODE_MISSING(STOPS, ChargePointErrorCode.EVCommunicationError, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    /** State D, at a charger without ventilation. */
    VENTILATION(SUSPENDS, ChargePointErrorCode.OtherError, Noticed.AT_ONCE, Over.BY_ITSELF, true),
    READER_UNPLUGGED(TOLD, ChargePointErrorCode.ReaderFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    /** A card stays at the reader. */
    CARD_HELD(TOLD, ChargePointErrorCode.ReaderFailure, Noticed.IN_A_MINUTE, Over.BY_ITSELF, false),
    /** Two cards at the reader at once. */
    TWO_CARDS(TOLD, ChargePointErrorCode.ReaderFailure, Noticed.AT_ONCE, Over.BY_ITSELF, false),
    EMERGENCY_STOP(ENDS, ChargePointErrorCode.OtherError, Noticed.AT_ONCE, Over.BY_ITSELF, false);

    /** What the driver does. */
    public enum Reaction {
        /** Energy off at once, and a fault that stops it. */
        STOPS,
        /** The offer ends, energy is off as soon as the car lets go of it, and a fault that stops it. */
        WINDS_DOWN,
        /** The same, as an emergency stop. */
        ENDS,
        /** A fault that stops energy, and the contactor told as it is: closed. */
        WELDED,
        /** Less is offered, the charge goes on. */
        DERATES,
        /** Energy off while it lasts, and a fault that only tells. */
        SUSPENDS,
        /** A fault that only tells; the charge goes on. */
        TOLD
    }

    /** How long it may take to notice. */
    public enum Noticed {
        AT_ONCE(Duration.ofSeconds(1)),
        IN_A_MINUTE(Duration.ofSeconds(60));

        private final Duration limit;

        Noticed(Duration limit) {
            this.limit = limit;
        }
    }

    /** When the fault is over; never only by a restart. */
    public enum Over {
        /** When it is no longer there. */
        BY_ITSELF,
        /** When moreover the plug is out. */
        PLUG_OUT
    }

    private final Reaction reaction;
    private final ChargePointErrorCode code;
    private final Noticed noticed;
    private final Over over;
    private final boolean everywhere;

    ChargerFault(Reaction reaction, ChargePointErrorCode code, Noticed noticed, Over over, boolean everywhere) {
        this.reaction = reaction;
        this.code = code;
        this.noticed = noticed;
        this.over = over;
        this.everywhere = everywhere;
    }

    public Reaction reaction() {
        return reaction;
    }

    public ChargePointErrorCode code() {
        return code;
    }

    public Duration noticedWithin() {
        return noticed.limit;
    }

    public Over over() {
        return over;
    }

    /** Every charger can have it, so every bench must be able to put it in. */
    public boolean everywhere() {
        return everywhere;
    }

    /** The fault stops energy while it is there. */
    boolean stops() {
        return reaction == STOPS || reaction == WINDS_DOWN || reaction == ENDS || reaction == WELDED;
    }
}

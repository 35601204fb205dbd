package dev.hotplug.station;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;

/**
 * The status of a connector, as StatusNotification tells it (OCPP 1.6 section 4.9).
 *
 * @param info            at most 50 characters, empty for none
 * @param vendorErrorCode at most 50 characters, empty for none
 * @param at              when it became so
 */
public record StatusReport(
        ChargePointStatus status, ChargePointErrorCode errorCode, String info, String vendorErrorCode, Stamp at) {

    /** The same news, whenever it was. */
    public boolean sameAs(StatusReport other) {
        return status == other.status
                && errorCode == other.errorCode
                && info.equals(other.info)
                && vendorErrorCode.equals(other.vendorErrorCode);
    }
}

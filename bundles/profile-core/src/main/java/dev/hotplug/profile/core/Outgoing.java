package dev.hotplug.profile.core;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.StatusReport;
import java.util.Optional;

/**
 * A StatusNotification that waits or is under way.
 *
 * @param notice    something to tell once, which is no lasting status
 * @param messageId made when it was put in line, so that the next version of this bundle can take it up
 */
record Outgoing(ConnectorId connector, StatusReport report, boolean notice, String messageId) {

    private static final String SEPARATOR = "\u001f";

    /** One text for the hand-over. */
    String text() {
        return String.join(SEPARATOR, connector.toString(), Boolean.toString(notice), messageId, text(report));
    }

    /** Reads {@link #text()}; empty when it was something else. */
    static Optional<Outgoing> parse(String text) {
        String[] parts = text.split(SEPARATOR, 4);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            ConnectorId connector = new ConnectorId(Integer.parseInt(parts[0]));
            return parseReport(parts[3]).map(r -> new Outgoing(connector, r, Boolean.parseBoolean(parts[1]), parts[2]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String text(StatusReport report) {
        return String.join(
                SEPARATOR,
                report.status().name(),
                report.errorCode().name(),
                report.at().text(),
                report.info(),
                report.vendorErrorCode());
    }

    static Optional<StatusReport> parseReport(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StatusReport(
                    ChargePointStatus.valueOf(parts[0]),
                    ChargePointErrorCode.valueOf(parts[1]),
                    parts[3],
                    parts[4],
                    Stamp.parse(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

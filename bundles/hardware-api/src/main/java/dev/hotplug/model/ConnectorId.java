package dev.hotplug.model;

/**
 * A connector of the charge point; 0 is the charge point as a whole (OCPP 1.6 section 2.2).
 *
 * @param value 0 or more
 */
public record ConnectorId(int value) implements Comparable<ConnectorId> {

    /** The charge point as a whole. */
    public static final ConnectorId CHARGE_POINT = new ConnectorId(0);

    public ConnectorId {
        if (value < 0) {
            throw new IllegalArgumentException("connectorId is negative: " + value);
        }
    }

    public boolean isChargePoint() {
        return value == 0;
    }

    @Override
    public int compareTo(ConnectorId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}

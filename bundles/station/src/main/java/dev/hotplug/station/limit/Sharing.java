package dev.hotplug.station.limit;

import dev.hotplug.model.ConnectorId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How connectors share the current of the charge point. As many as can have their least current are served, the transaction
 * that began first comes first; what is left is divided evenly, as far as each can use it. The phases of the connectors are
 * taken to be the same ones. Pure.
 */
public final class Sharing {

    private Sharing() {}

    /**
     * A connector with a transaction.
     *
     * @param leastMilliampere less is of no use to it
     * @param mostMilliampere  more its other limits do not allow
     */
    public record Claim(ConnectorId connector, int leastMilliampere, int mostMilliampere) {}

    /**
     * The share of each, mA per phase; the shares that can be used are never more than {@code total} together.
     *
     * @param claims the transaction that began first comes first
     */
    public static Map<ConnectorId, Integer> of(int total, List<Claim> claims) {
        Map<ConnectorId, Integer> shares = new HashMap<>();
        List<Claim> open = new ArrayList<>();
        int rest = total;
        for (Claim claim : claims) {
            boolean usable = claim.mostMilliampere() >= claim.leastMilliampere();
            boolean served = usable && claim.leastMilliampere() <= rest;
            shares.put(claim.connector(), usable ? (served ? claim.leastMilliampere() : 0) : total);
            if (served) {
                rest -= claim.leastMilliampere();
                open.add(claim);
            }
        }
        if (claims.size() == 1 && open.size() == 1) {
            return Map.of(claims.get(0).connector(), total);
        }
        divide(rest, open, shares);
        return shares;
    }

    private static void divide(int amount, List<Claim> open, Map<ConnectorId, Integer> shares) {
        int rest = amount;
        while (rest > 0 && !open.isEmpty()) {
            int each = Math.max(1, rest / open.size());
            for (Claim claim : open) {
                int more = Math.min(Math.min(each, rest), claim.mostMilliampere() - shares.get(claim.connector()));
                shares.merge(claim.connector(), more, Integer::sum);
                rest -= more;
            }
            open.removeIf(claim -> shares.get(claim.connector()) >= claim.mostMilliampere());
        }
    }
}

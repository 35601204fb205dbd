package dev.hotplug.station.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.limit.Sharing.Claim;
import dev.hotplug.testkit.Shows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final ConnectorId ONE = new ConnectorId(1);
    private static final ConnectorId TWO = new ConnectorId(2);

    @Test
    void whatOneCannotUse_isTheOthers() {
        Map<ConnectorId, Integer> shares =
                Sharing.of(32_000, List.of(new Claim(ONE, 6_000, 10_000), new Claim(TWO, 6_000, 32_000)));
        assertEquals(Map.of(ONE, 10_000, TWO, 22_000), shares);
    }

    @Test
    void oneThatPausesByItself_takesNothing() {
        Map<ConnectorId, Integer> shares =
                Sharing.of(32_000, List.of(new Claim(ONE, 6_000, 0), new Claim(TWO, 6_000, 32_000)));
        assertEquals(32_000, shares.get(TWO));
    }

    @Test
    @Shows("S81")
    void s81_randomClaims_neverGetMoreTogetherThanThereIs_andNothingUsableIsLeft() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int total = random.nextInt(70_000);
            List<Claim> claims = new ArrayList<>();
            for (int c = 1; c <= 1 + random.nextInt(4); c++) {
                claims.add(new Claim(new ConnectorId(c), 6_000 + random.nextInt(2) * 4_000, random.nextInt(40_000)));
            }
            check("seed " + seed + " run " + i, total, claims, Sharing.of(total, claims));
        }
    }

    private static void check(String run, int total, List<Claim> claims, Map<ConnectorId, Integer> shares) {
        int used = 0;
        int wanted = 0;
        for (Claim claim : claims) {
            int offer = Math.min(shares.get(claim.connector()), claim.mostMilliampere());
            boolean served = offer >= claim.leastMilliampere();
            used += served ? offer : 0;
            wanted += served ? claim.mostMilliampere() : 0;
        }
        assertTrue(used <= total, run);
        assertTrue(used == Math.min(total, wanted) || used == 0, run + ": " + used + " of " + total + " wanted " + wanted);
    }
}

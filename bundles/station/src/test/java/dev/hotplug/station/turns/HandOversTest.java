package dev.hotplug.station.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandOversTest {

    private final HandOvers handOvers = new HandOvers();

    @Test
    void factsAreTakenOnceByTheirOwner() {
        handOvers.leave("driver", Map.of("order", "16"));
        assertEquals(Map.of(), handOvers.take("profile-core"));
        assertEquals(Map.of("order", "16"), handOvers.take("driver"));
        assertEquals(Map.of(), handOvers.take("driver"));
    }

    @Test
    void leavingAgainReplacesWhatWasThere() {
        handOvers.leave("driver", Map.of("a", "1"));
        handOvers.leave("driver", Map.of("b", "2"));
        assertEquals(Map.of("b", "2"), handOvers.take("driver"));
    }

    @Test
    void atMostAThousandFactsAreKept() {
        handOvers.leave("driver", IntStream.range(0, 1001).boxed().collect(Collectors.toMap(i -> "fact" + i, i -> "")));
        assertEquals(1000, handOvers.take("driver").size());
    }
}

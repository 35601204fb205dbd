package dev.hotplug.example.driver.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.hardware.Pilot;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {

    @Test
    void readsALineAndPassesOverWhatItDoesNotKnow() {
        assertEquals(
                Optional.of(new Status(Pilot.C, true, 16_000, 1_234.567, 230.1, 15.98, Set.of("earth", "hot"))),
                Status.parse("state pilot=C closed=1 offer=16000 wh=1234.567 volt=230.1 amp=15.980 colour=red faults=earth,hot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "state", "hello", "state pilot=G closed=1 offer=1 wh=1 volt=1 amp=1 faults=-",
        "state pilot=C closed=2 offer=1 wh=1 volt=1 amp=1 faults=-", "state pilot=C closed=1 offer=x wh=1 volt=1 amp=1 faults=-",
        "state pilot=C closed=1 offer=1 wh=-1 volt=1 amp=1 faults=-", "state pilot=C closed=1 offer=1 wh=NaN volt=1 amp=1 faults=-",
        "state pilot=C closed=1 offer=1 wh=1 volt=1 amp=1"
    })
    void whatIsNoStateIsNone(String line) {
        assertEquals(Optional.empty(), Status.parse(line));
    }
}

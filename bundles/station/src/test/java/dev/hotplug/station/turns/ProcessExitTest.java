package dev.hotplug.station.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessExitTest {

    private final List<String> ended = new ArrayList<>();
    private final ProcessExit exit = (code, reason) -> ended.add(code + " " + reason);

    @Test
    void aRestartIs75AndARefusalIs2() {
        exit.restart("Reset Hard");
        exit.refuse("no");
        assertEquals(List.of("75 Reset Hard", "2 no"), ended);
    }
}

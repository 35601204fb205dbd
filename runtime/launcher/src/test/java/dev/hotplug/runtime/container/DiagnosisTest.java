package dev.hotplug.runtime.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.runtime.container.Diagnosis.Sick;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Sick STATION = new Sick("s.Station", "s", 2, List.of("Driver"), List.of("Station"), "");
    private static final Sick DRIVER = new Sick("d.Driver", "d", 2, List.of("Mainboard"), List.of("Driver"), "");
    private static final Sick BROKEN = new Sick("b.Broken", "b", 16, List.of(), List.of(), "java.lang.IllegalStateException: why");

    @Test
    void namesTheComponentThatWaitsForNobodySick() {
        assertEquals("the component d.Driver of bundle d waits for Mainboard", Diagnosis.rootCause(List.of(STATION, DRIVER)));
    }

    @Test
    void namesAFailureFirst() {
        assertEquals(
                "the component b.Broken of bundle b failed to activate (java.lang.IllegalStateException: why)",
                Diagnosis.rootCause(List.of(STATION, DRIVER, BROKEN)));
    }

    @Test
    void hasAnAnswerWhenNobodyIsSick() {
        assertEquals("no bundle provides the station or the page", Diagnosis.rootCause(List.of()));
    }
}

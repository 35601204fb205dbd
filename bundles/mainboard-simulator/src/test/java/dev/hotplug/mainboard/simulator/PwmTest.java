package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PwmTest {

    @ParameterizedTest
    @CsvSource({"6000,10", "10000,16.667", "16000,26.667", "32000,53.333", "48000,80", "63000,89.2", "80000,96"})
    void offersACurrentByTheDutyCycleOfTheStandardAndTheCarReadsTheSame(int milliampere, double percent) {
        assertEquals(percent, Pwm.dutyPercent(milliampere), 0.001);
        assertEquals(milliampere, Pwm.milliampere(Pwm.dutyPercent(milliampere)));
    }

    @Test
    void below6AmpereThereIsNoPwm() {
        assertEquals(0, Pwm.dutyPercent(5_999));
        assertEquals(0, Pwm.dutyPercent(0));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,0", "5,0", "7.5,0", "8,6000", "9,6000", "85,51000", "96.5,80000", "97.5,0", "100,0"})
    void aCarReadsTheEdgesOfTheScaleAsTheStandardSays(double percent, int milliampere) {
        assertEquals(milliampere, Pwm.milliampere(percent));
    }
}

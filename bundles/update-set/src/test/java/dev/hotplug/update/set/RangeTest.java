package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            [17,26); 17.0.9+7; true
            [17,26); 21-ea; true
            [17,26); 26; false
            [17,26); 25.0.2; true
            [17,26); 1.8.0_401; false
            (17,26]; 17; false
            (17,26]; 26; true
            (17,26]; 26.0.1; false
            [1.2.3,1.2.3]; 1.2.3; true
            [1,2); 1.999; true
            [1,2); nonsense; false
            [1,2); 99999999999999; false
            """)
    void includes(String range, String version, boolean included) {
        assertEquals(included, new Range(range).includes(version));
    }

    @Test
    void refusesWhatIsNoRange() {
        for (String text : new String[] {"", "17", "[17]", "[17,)", "[2,1]", "[1,1)", "[01,2]", "[1,2", "[1.2.3.4.5,6]", "[99999999,999999999]"}) {
            assertThrows(IllegalArgumentException.class, () -> new Range(text), text);
        }
    }
}

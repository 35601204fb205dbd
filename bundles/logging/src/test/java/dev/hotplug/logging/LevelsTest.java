package dev.hotplug.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void theLongestNameThatFitsDecides() {
        Levels levels = Levels.from(Map.of("level", "WARN", "level.a", "ERROR", "level.a.b", "debug", "console", "OFF"));

        assertEquals(30, levels.least("z.Z"));
        assertEquals(40, levels.least("a.C"));
        assertEquals(10, levels.least("a.b"));
        assertEquals(10, levels.least("a.b.c.D"));
        assertEquals(40, levels.least("a.bc"));
        assertEquals(100, levels.console());
    }

    @Test
    void namesThePropertyThatIsNoLevel() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Levels.from(Map.of("level.x", "LOUD")))
                .getMessage()
                .contains("\"level.x\""));
    }
}

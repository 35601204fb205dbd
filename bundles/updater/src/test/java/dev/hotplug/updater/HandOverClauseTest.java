package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandOverClauseTest {

    private static final String TWO =
            "osgi.service;objectClass:List<String>=\"a,b\",dev.hotplug.driver.handover;writes:Long=\"2\";reads:List<Long>=\"1,2\",other;a=1";

    @Test
    void isReadFromTheHeader() {
        assertEquals(Optional.of(new HandOverClause(2, Set.of(1L, 2L))), HandOverClause.of(TWO));
        assertEquals(Optional.of(new HandOverClause(1, Set.of(1L))),
                HandOverClause.of("dev.hotplug.driver.handover;reads:List<Long>=1;writes:Long=1"));
    }

    @Test
    void isNotGuessed() {
        assertEquals(Optional.empty(), HandOverClause.of(null));
        assertEquals(Optional.empty(), HandOverClause.of("osgi.service;a=\"dev.hotplug.driver.handover\""));
        assertEquals(Optional.empty(), HandOverClause.of("dev.hotplug.driver.handover"));
        assertEquals(Optional.empty(), HandOverClause.of("dev.hotplug.driver.handover;writes:Long=1"));
    }

    @Test
    void theNewOneReadsWhatTheOldOneLeaves() {
        HandOverClause one = new HandOverClause(1, Set.of(1L));
        HandOverClause two = new HandOverClause(2, Set.of(1L, 2L));
        assertTrue(two.follows(one));
        assertTrue(two.follows(two));
        assertFalse(one.follows(two));
    }
}

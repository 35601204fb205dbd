package dev.hotplug.station.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda();
    private final List<String> ran = new ArrayList<>();

    @Test
    void turnsRunInTheOrderInWhichTheyWerePosted() {
        agenda.add(note("a"));
        agenda.add(note("b"));
        runAll(0);
        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void aTimerRunsWhenItIsDueAndNotBefore() {
        agenda.add(100, note("timer"));
        assertNull(agenda.next(99));
        assertEquals(1, agenda.untilNext(99));
        runAll(100);
        assertEquals(List.of("timer"), ran);
        assertEquals(Long.MAX_VALUE, agenda.untilNext(100));
    }

    @Test
    void timersOfOneMomentRunInTheOrderInWhichTheyWereSet() {
        agenda.add(5, note("first"));
        agenda.add(5, note("second"));
        agenda.add(4, note("earlier"));
        runAll(5);
        assertEquals(List.of("earlier", "first", "second"), ran);
    }

    @Test
    void aTimerThatSetsItselfAgainDoesNotStarveTheTurns() {
        agenda.add(0, new Runnable() {
            @Override
            public void run() {
                ran.add("timer");
                agenda.add(0, this);
            }
        });
        agenda.add(note("turn"));
        for (int i = 0; i < 4; i++) {
            agenda.next(0).run();
        }
        assertEquals(1, ran.stream().filter("turn"::equals).count());
    }

    @Test
    void aFloodOfTurnsDoesNotStarveADueTimer() {
        agenda.add(note("flood"));
        agenda.add(note("flood"));
        agenda.add(10, note("timer"));
        agenda.next(10).run();
        agenda.add(note("flood"));
        runAll(10);
        assertEquals(List.of("flood", "flood", "timer", "flood"), ran);
    }

    @Test
    void aRemovedTimerTakesNoRoomAndDoesNotRun() {
        Agenda.Appointment removed = agenda.add(10, note("removed"));
        agenda.add(10, note("kept"));
        agenda.remove(removed);
        assertEquals(1, agenda.timers());
        runAll(10);
        assertEquals(List.of("kept"), ran);
    }

    private Runnable note(String what) {
        return () -> ran.add(what);
    }

    private void runAll(long now) {
        for (Runnable turn = agenda.next(now); turn != null; turn = agenda.next(now)) {
            turn.run();
        }
    }
}

package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final Complaints complaints = new Complaints();

    @Test
    void theSameFailureIsSaidOnceAnHourWithHowOftenItWas() {
        assertEquals(Optional.of("refused."), complaints.about("refused.", 0));
        assertEquals(Optional.empty(), complaints.about("refused.", 1_000));
        assertEquals(Optional.empty(), complaints.about("refused.", Complaints.AGAIN_MILLIS - 1));
        assertEquals(Optional.of("refused. (3 times within an hour)"), complaints.about("refused.", Complaints.AGAIN_MILLIS));
        assertEquals(Optional.empty(), complaints.about("refused.", Complaints.AGAIN_MILLIS + 1));
    }

    @Test
    void anotherFailureAndOneAfterASuccessAreNews() {
        complaints.about("refused.", 0);
        assertEquals(Optional.of("no such name."), complaints.about("no such name.", 1));
        assertEquals(Optional.of("refused."), complaints.about("refused.", 2));
        complaints.forget();
        assertEquals(Optional.of("refused."), complaints.about("refused.", 3));
    }
}

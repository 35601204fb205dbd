package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.transport.OutgoingFrames.Offer;
import dev.hotplug.ocpp.transport.Sockets.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames on their way in and out: put together, queued, bounded. */
class FramesTest {

    private final FrameAssembler assembler = new FrameAssembler(2_000);
    private final OutgoingFrames outgoing = new OutgoingFrames(10);

    @Test
    void aMessageInOnePartIsGivenAsItIs() {
        assertEquals(Optional.of(new Incoming.Text("abc")), assembler.add("abc", true));
    }

    @Test
    void partsArePutTogether() {
        assertEquals(Optional.empty(), assembler.add("ab", false));
        assertEquals(Optional.empty(), assembler.add("", false));
        assertEquals(Optional.of(new Incoming.Text("abcd")), assembler.add("cd", true));
        assertEquals(Optional.of(new Incoming.Text("next")), assembler.add("next", true));
    }

    @Test
    void theBoundItselfIsAccepted() {
        String text = "x".repeat(2_000);
        assertEquals(Optional.of(new Incoming.Text(text)), assembler.add(text, true));
        assembler.add(text, false);
        assertEquals(Optional.of(new Incoming.Text(text)), assembler.add("", true));
    }

    @Test
    void badInput_ofALongerMessageOnlyTheBeginningIsKept() {
        String tooLong = "[2,\"id\",\"DataTransfer\"," + "x".repeat(2_000);
        Optional<Incoming> oneGo = assembler.add(tooLong, true);
        assertEquals(Optional.of(new Incoming.Oversized(tooLong.substring(0, 1_000), 2_000)), oneGo);
        for (int i = 0; i < 10_000; i++) {
            assembler.add(i == 0 ? tooLong.substring(0, 700) : "y".repeat(700), false);
        }
        Incoming.Oversized large = (Incoming.Oversized) assembler.add("", true).orElseThrow();
        assertEquals(tooLong.substring(0, 700) + "y".repeat(300), large.head());
        assertEquals(Optional.of(new Incoming.Text("next")), assembler.add("next", true));
    }

    @Test
    void framesGoOutOneAfterTheOtherInOrder() {
        assertEquals(Offer.WRITE, outgoing.offer("1", 5));
        assertEquals(Offer.WAIT, outgoing.offer("2", 6));
        assertEquals(Offer.WAIT, outgoing.offer("3", 7));
        assertEquals(5, outgoing.writingSince().orElseThrow());
        assertEquals(Optional.of("2"), outgoing.written(8));
        assertEquals(8, outgoing.writingSince().orElseThrow());
        assertEquals(Optional.of("3"), outgoing.written(9));
        assertEquals(Optional.empty(), outgoing.written(10));
        assertTrue(outgoing.writingSince().isEmpty());
        assertEquals(Offer.WRITE, outgoing.offer("4", 11));
    }

    @Test
    void whatWaitsIsBoundedInBytes() {
        outgoing.offer("x".repeat(1_000), 0);
        assertEquals(Offer.WAIT, outgoing.offer("äää", 0));
        assertEquals(Offer.TOO_MUCH, outgoing.offer("12345", 0));
        assertEquals(Offer.WAIT, outgoing.offer("1234", 0));
        outgoing.written(1);
        assertEquals(Offer.WAIT, outgoing.offer("123456", 1));
    }

    @Test
    void aGracefulEndComesAfterTheLastFrame() {
        List<String> done = new ArrayList<>();
        outgoing.offer("1", 0);
        outgoing.offer("2", 0);
        outgoing.finish(() -> done.add("end"));
        assertEquals(Offer.CLOSED, outgoing.offer("3", 0));
        assertEquals(Optional.of("2"), outgoing.written(1));
        assertTrue(done.isEmpty());
        assertEquals(Optional.empty(), outgoing.written(2));
        assertEquals(List.of("end"), done);
    }

    @Test
    void withNothingOnItsWayTheEndComesAtOnce() {
        List<String> done = new ArrayList<>();
        outgoing.finish(() -> done.add("end"));
        outgoing.finish(() -> done.add("again"));
        assertEquals(List.of("end"), done);
    }

    @Test
    void afterADropNothingIsTaken() {
        outgoing.offer("1", 0);
        outgoing.offer("2", 0);
        outgoing.drop();
        assertFalse(outgoing.writingSince().isPresent());
        assertEquals(Optional.empty(), outgoing.written(1));
        assertEquals(Offer.CLOSED, outgoing.offer("3", 1));
    }
}

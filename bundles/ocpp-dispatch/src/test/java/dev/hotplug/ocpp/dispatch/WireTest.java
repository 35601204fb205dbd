package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void aFrameIsSentOverTheSessionItBelongsToOrNotAtAll() {
        Rig rig = new Rig().open();
        Wire wire = new Wire(new Trace(() -> false, key -> false, line -> { }, new FrameRing(() -> 0, 0)));
        assertFalse(wire.send("frame"));
        wire.open(rig.socket);
        Session first = wire.session().orElseThrow();
        assertTrue(wire.send(first, "frame"));
        wire.open(rig.socket);
        assertFalse(wire.send(first, "frame"));
        assertTrue(wire.send("frame"));
        wire.close();
        assertFalse(wire.send("frame"));
    }
}

package dev.hotplug.example.line.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LineDeviceTest {
    private long now;
    private final LineDevice device = new LineDevice(() -> now, 1_000);

    private void after(long millis) {
        for (long end = now + millis; now < end; now += 10) {
            device.state();
        }
    }

    private void charging(long millis) {
        for (long end = now + millis; now < end; ) {
            device.hear("order offer=16000 close=1");
            after(200);
        }
    }

    @Test
    void chargesACarThatWantsEnergyAndCounts() {
        device.car('C');
        charging(3_600);
        String state = device.state();
        assertTrue(state.startsWith("state pilot=C closed=1 offer=16000 wh=1003."), state);
        assertTrue(state.endsWith(" volt=230.0 amp=16.000 faults=-"), state);
    }

    @Test
    void opensWhenNobodyOrdersAnyMore() {
        device.car('C');
        charging(2_000);
        after(2_700);
        assertTrue(device.contactorClosed());
        after(200);
        assertFalse(device.contactorClosed());
        assertEquals(0, device.offeredMilliampere());
    }

    @Test
    void opensAtOnceWhenTheCarNoLongerWantsOrAFaultIsNoticed() {
        device.car('C');
        charging(2_000);
        device.fault("residual", true);
        assertFalse(device.contactorClosed());
        device.fault("residual", false);
        charging(1_000);
        assertTrue(device.contactorClosed());
        device.car('B');
        assertFalse(device.contactorClosed());
    }

    @Test
    void opensSoonAfterTheEndOfTheOffer() {
        device.car('C');
        charging(2_000);
        device.hear("order offer=0 close=0");
        assertEquals(0, device.offeredMilliampere());
        after(990);
        assertTrue(device.contactorClosed());
        after(20);
        assertFalse(device.contactorClosed());
    }

    @Test
    void stopOpensAtOnceLoadOrNot() {
        device.car('C');
        charging(2_000);
        device.hear("stop");
        assertFalse(device.contactorClosed());
        charging(1_000);
        assertTrue(device.contactorClosed());
    }

    @Test
    void whatIsNoOrderIsIgnored() {
        device.car('C');
        charging(1_000);
        for (String line : new String[] {"", "order", "order offer=-1 close=1", "order offer=0 close=2", "order close=0 offer=0", "x".repeat(9_000)}) {
            device.hear(line);
            assertEquals(16_000, device.offeredMilliampere());
        }
    }
}

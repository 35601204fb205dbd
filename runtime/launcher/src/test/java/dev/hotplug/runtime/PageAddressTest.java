package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PageAddressTest {

    @Test
    void findsAFreePort() {
        PageAddress page = PageAddress.probe("127.0.0.1", 0);

        assertTrue(page.port() > 0);
        assertFalse(page.answers());
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Refusal refusal = assertThrows(Refusal.class, () -> PageAddress.probe("127.0.0.1", other.getLocalPort()));

            assertTrue(refusal.getMessage().contains("pick another with --http-port"), refusal.getMessage());
            assertTrue(new PageAddress("127.0.0.1", other.getLocalPort()).answers());
        }
    }

    @Test
    void refusesAnAddressOfAnotherMachine() {
        Refusal refusal = assertThrows(Refusal.class, () -> PageAddress.probe("192.0.2.1", 0));

        assertTrue(refusal.getMessage().contains("has no address 192.0.2.1"), refusal.getMessage());
    }

    @Test
    void writesBothKindsOfAddress() {
        assertEquals("http://127.0.0.1:8080/", new PageAddress("127.0.0.1", 8080).url());
        assertEquals("http://[::1]:8080/", new PageAddress("::1", 8080).url());
    }
}

package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    private static Optional<Declaration> of(String capability) throws IOException {
        String text = "Manifest-Version: 1.0\r\nProvide-Capability: " + capability + "\r\n\r\n";
        return Declaration.of(new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void readsTheCapability() throws IOException {
        assertEquals(
                Optional.of(new Declaration(2, Set.of(1L, 2L))),
                of("x;a=1,dev.hotplug.driver.handover;writes:Long=2;reads:List<Long>=\"1,2\""));
        assertEquals(
                Optional.of(new Declaration(1, Set.of(1L))),
                of("dev.hotplug.driver.handover;reads:List<Long>=1;writes:Long=\"1\""));
    }

    @Test
    void withoutOneThereIsNone() throws IOException {
        assertEquals(Optional.empty(), of("osgi.service;x=1"));
        assertEquals(Optional.empty(), of("dev.hotplug.driver.handover;writes:Long=1"));
        assertEquals(Optional.empty(), Declaration.of(new Manifest()));
    }
}

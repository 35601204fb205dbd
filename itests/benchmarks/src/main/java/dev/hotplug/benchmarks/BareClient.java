package dev.hotplug.benchmarks;

import java.io.EOFException;
import java.io.IOException;

/** The floor: a charge point that is a blocking socket and nothing else. It says BootNotification and gives every CALL the same answer. */
public final class BareClient {

    private static final String VALUE =
            ",{\"configurationKey\":[{\"key\":\"HeartbeatInterval\",\"readonly\":false,\"value\":\"86400\"}],\"unknownKey\":[]}]";

    private BareClient() {}

    /** @param arguments port of the central system */
    public static void main(String... arguments) throws IOException {
        try (Wire wire = Wire.connect(Integer.parseInt(arguments[0]))) {
            wire.write("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"Peer\",\"chargePointModel\":\"Bare\"}]");
            while (true) {
                answer(wire, Frame.of(wire.read()));
            }
        } catch (EOFException e) {
            System.err.println("The central system has gone.");
        }
    }

    private static void answer(Wire wire, Frame frame) throws IOException {
        if (frame.kind() == 2) {
            wire.write("[3,\"" + frame.id() + "\"" + VALUE);
        }
    }
}

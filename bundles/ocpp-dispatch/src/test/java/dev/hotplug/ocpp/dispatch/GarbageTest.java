package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp16.core.ChangeAvailability;
import dev.hotplug.ocpp16.core.ChangeAvailability.AvailabilityStatus;
import dev.hotplug.ocpp16.core.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes: no exception, no answer to an id that was not asked with, no stuck queue. */
class GarbageTest {

    private static final List<String> SEEDS = List.of(
            "[2,\"x\",\"ChangeAvailability\",{\"connectorId\":0,\"type\":\"Operative\"}]",
            "[2,\"x\",\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"a\":[1.5e3,null,true]}}]",
            "[3,\"mine\",{\"currentTime\":\"2026-03-01T12:00:00Z\"}]",
            "[4,\"mine\",\"GenericError\",\"\",{}]");
    private static final String ALPHABET = "[]{}\",:\\0123456789.-+eEtrufalsn ix\u0000\uD800é€/";

    private final MessageText text = new MessageText(() -> FrameSize.USUAL);
    private final Rig rig = new Rig().accepted();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomAndMutatedFramesDoNoHarm(long seed) {
        Random random = new Random(seed);
        rig.answer(ChangeAvailability.OPERATION, new ChangeAvailability.Conf(AvailabilityStatus.Accepted));
        for (int i = 0; i < 4_000; i++) {
            String frame = random.nextBoolean() ? noise(random) : mutated(random);
            text.parse(frame);
            text.oversized(frame, 1_000);
            rig.receive(frame);
            rig.sent().forEach(sent -> assertTrue(sent.matches("(?s)\\[[34],.*]"), sent));
        }
        theQueueWorks();
    }

    private void theQueueWorks() {
        CompletableFuture<Outcome<Heartbeat.Conf>> unanswered = rig.heartbeat("mine");
        rig.loop.advance(Duration.ofSeconds(30));
        assertTrue(unanswered.isDone());
        rig.sent();
        rig.receive(SEEDS.get(0));
        assertEquals(List.of("[3,\"x\",{\"status\":\"Accepted\"}]"), rig.sent());
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            noise.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return noise.toString();
    }

    private static String mutated(Random random) {
        StringBuilder frame = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int changes = 1 + random.nextInt(3); changes > 0 && !frame.isEmpty(); changes--) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(4)) {
                case 0 -> frame.deleteCharAt(at);
                case 1 -> frame.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 2 -> frame.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> frame.setLength(Math.max(1, at));
            }
        }
        return frame.toString();
    }
}

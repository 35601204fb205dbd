package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hotplug demo --update} consists of. */
class UpdatePartsTest {

    @TempDir
    Path folder;

    @Test
    void ofTheQuestionsForVersionsOnlyTheTwoAroundTheSwapAreShown() {
        List<String> lines = List.of(
                "t <- [2,\"u\",\"UpdateFirmware\",{}]", "t -> [3,\"u\",{}]",
                "t <- [2,\"a\",\"GetConfiguration\",{}]", "t -> [3,\"a\",{\"v\":\"0.1.0\"}]",
                "t <- [2,\"b\",\"GetConfiguration\",{}]", "t -> [3,\"b\",{\"v\":\"0.1.0\"}]",
                "t -> [2,\"m\",\"MeterValues\",{}]", "t <- [3,\"m\",{}]",
                "t <- [2,\"c\",\"GetConfiguration\",{}]", "t -> [3,\"c\",{\"v\":\"0.1.0.demo\"}]",
                "t <- [2,\"d\",\"GetConfiguration\",{}]", "t -> [3,\"d\",{\"v\":\"0.1.0.demo\"}]");
        assertEquals(List.of(lines.get(0), lines.get(1), lines.get(4), lines.get(5), lines.get(6), lines.get(7), lines.get(8), lines.get(9)),
                FramesAround.of(lines, ".demo\""));
    }

    @Test
    void theGapIsBetweenTheLastOldAndTheFirstWhollyNewAnswer() throws Exception {
        Map<String, String> old = Map.of("CoreProfileVersion", "1", "DriverVersion", "1");
        SwapWatch watch = SwapWatch.begin(new Orders() {
            @Override
            public void update(URI location) {
                throw new AssertionError();
            }

            @Override
            public Map<String, String> values(List<String> keys) {
                return old;
            }
        }, () -> 100);
        watch.end();
        watch.note(old, 1000, 1010);
        watch.note(Map.of("CoreProfileVersion", "2", "DriverVersion", "1"), 1020, 1120);
        watch.note(Map.of("CoreProfileVersion", "2", "DriverVersion", "2"), 1140, 1160);
        watch.note(Map.of("CoreProfileVersion", "2"), 1170, 1180);
        SwapWatch.Seen seen = watch.end();
        assertEquals(Optional.of(Duration.ofMillis(150)), seen.gap());
        assertEquals(Duration.ofMillis(100), seen.slowest());
        assertEquals(1, seen.failures());
    }

    @Test
    void theFileIsServedWholeAndInParts() throws IOException, InterruptedException {
        byte[] content = new byte[100_000];
        Arrays.fill(content, 500, 1_000, (byte) 7);
        Path file = Files.write(folder.resolve("a.hpkg"), content);
        HttpClient client = HttpClient.newHttpClient();
        try (UpdateFile offered = UpdateFile.offer(file)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(offered.location());
            assertArrayEquals(content, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body());
            HttpResponse<byte[]> part = client.send(request.header("Range", "bytes=400-599").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(206, part.statusCode());
            assertEquals("bytes 400-599/100000", part.headers().firstValue("Content-Range").orElse(""));
            assertArrayEquals(Arrays.copyOfRange(content, 400, 600), part.body());
        }
    }
}

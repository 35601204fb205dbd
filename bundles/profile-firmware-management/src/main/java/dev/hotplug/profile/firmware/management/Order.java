package dev.hotplug.profile.firmware.management;

import dev.hotplug.transfer.Tries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An archive that is to be uploaded.
 *
 * @param messageId of the status that will end it
 * @param location  as the central system gave it; may hold a password
 * @param fileName  on its server
 * @param file      on this side
 */
record Order(String messageId, String location, String fileName, Path file, Tries tries) {

    Order with(Tries left) {
        return new Order(messageId, location, fileName, file, left);
    }

    /** For the next version of this bundle, in memory. */
    Map<String, String> facts() {
        return Map.of(
                "messageId", messageId,
                "location", location,
                "fileName", fileName,
                "file", file.toString(),
                "left", Integer.toString(tries.left()),
                "pauseMillis", Long.toString(tries.pause().toMillis()));
    }

    /** Empty when none was left. */
    static Optional<Order> of(Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        if (!all.containsKey("messageId")) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                all.get("messageId"),
                all.get("location"),
                all.get("fileName"),
                Path.of(all.get("file")),
                new Tries(Integer.parseInt(all.get("left")), Duration.ofMillis(Long.parseLong(all.get("pauseMillis"))))));
    }

    /** Without the location. */
    @Override
    public String toString() {
        return "Order[" + fileName + ", " + tries + "]";
    }
}

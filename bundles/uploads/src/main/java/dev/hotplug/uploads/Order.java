package dev.hotplug.uploads;

import dev.hotplug.transfer.Tries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file that is to be uploaded.
 *
 * @param messageId of the status that will end it
 * @param request   what was asked; its tries are those that are left
 * @param fileName  on the server
 * @param file      on this side
 */
record Order(String messageId, UploadRequest request, String fileName, Path file) {

    Order with(Tries left) {
        return new Order(messageId, new UploadRequest(request.location(), left, request.requestId()), fileName, file);
    }

    Tries tries() {
        return request.tries();
    }

    Report report(UploadStatus status) {
        return new Report(messageId, status, request.requestId());
    }

    /** For the next version of the bundle that asked, in memory. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put("messageId", messageId);
        facts.put("location", request.location());
        facts.put("fileName", fileName);
        facts.put("file", file.toString());
        facts.put("left", Integer.toString(tries().left()));
        facts.put("pauseMillis", Long.toString(tries().pause().toMillis()));
        request.requestId().ifPresent(id -> facts.put("requestId", id.toString()));
        return facts;
    }

    /** Empty when none was left. */
    static Optional<Order> of(Map<String, String> facts) {
        if (!facts.containsKey("messageId")) {
            return Optional.empty();
        }
        Tries tries = new Tries(
                Integer.parseInt(facts.get("left")), Duration.ofMillis(Long.parseLong(facts.get("pauseMillis"))));
        UploadRequest request = new UploadRequest(
                facts.get("location"), tries, Optional.ofNullable(facts.get("requestId")).flatMap(Report::number));
        return Optional.of(new Order(facts.get("messageId"), request, facts.get("fileName"), Path.of(facts.get("file"))));
    }

    /** Without the location. */
    @Override
    public String toString() {
        return "Order[" + fileName + ", " + request + "]";
    }
}

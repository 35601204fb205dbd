package dev.hotplug.itests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the central system says. It may be slow, silent or mad, but it keeps books as OCPP 1.6 asks of it: a message that comes again with
 * the same id is the same message, and what it took once it never refuses later.
 */
final class Conversation {

    /** MessageTimeout of the charge point, seconds. */
    static final int MESSAGE_TIMEOUT = 5;

    private static final Set<String> OF_TRANSACTIONS = Set.of("StartTransaction", "MeterValues", "StopTransaction");
    /** A call this long before the time-out of the one before is one too many. */
    private static final long TWO_IN_FLIGHT_MILLIS = (MESSAGE_TIMEOUT - 3) * 1_000L;

    private final Journal journal;
    private final Random random;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "central-later");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger transactionIds = new AtomicInteger(1000);
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Map<String, Object>> given = new ConcurrentHashMap<>();
    private volatile Mood mood = Mood.GOOD;
    private volatile String registration = "Accepted";
    /** Since its last BootNotification was accepted the charge point has made another call: it knows. */
    private volatile boolean proven;
    private volatile JsonNode lastConfiguration = Json.read("{}");
    private volatile Flight flight = new Flight("", 0, 0);

    /** The newest call of the charge point, as long as it waits for an answer. */
    private record Flight(String id, int connection, long at) {}

    Conversation(Journal journal, Random random) {
        this.journal = journal;
        this.random = random;
    }

    void mood(Mood next) {
        mood = next;
    }

    Mood mood() {
        return mood;
    }

    /** What BootNotification is answered with from now on. */
    void registration(String status) {
        registration = status;
    }

    /** The charge point is a new process: it does not know yet whether it is accepted. */
    void forgotten() {
        proven = false;
    }

    boolean accepted() {
        return proven;
    }

    void received(Connection connection, String text) throws IOException {
        journal.frame();
        journal.trace("<- " + connection.number(), text);
        JsonNode frame = Json.read(text);
        switch (frame.path(0).asInt()) {
            case 2 -> call(connection, frame.path(1).asText(), frame.path(2).asText(), frame.path(3));
            case 3 -> result(connection, frame, text);
            case 4 -> error(connection, frame, text);
            default -> journal.stray("connection " + connection.number() + ": " + text);
        }
    }

    private void result(Connection connection, JsonNode frame, String text) {
        if (frame.path(2).has("configurationKey")) {
            lastConfiguration = frame.path(2);
        }
        journal.answered(frame.path(1).asText(), frame.path(2).path("status").asText(""), connection.number(), text);
    }

    private void error(Connection connection, JsonNode frame, String text) {
        if (frame.size() != 5 || !frame.path(4).isObject()) {
            journal.remark(Finding.Kind.WRONG_ANSWER, "a CALLERROR without five elements: " + text);
        }
        journal.answered(frame.path(1).asText(), "!" + frame.path(2).asText(), connection.number(), text);
    }

    /**
     * Makes a call.
     *
     * @param allowed see {@link Evidence.Ask}
     * @return its id
     */
    String ask(Connection connection, String action, Object payload, Set<String> allowed) throws IOException {
        String id = "cs-" + count.incrementAndGet();
        askRaw(connection, id, action, Json.write(List.of(2, id, action, payload)), allowed, true);
        return id;
    }

    /** The same with a frame of one's own. */
    void askRaw(Connection connection, String id, String what, String frame, Set<String> allowed, boolean must) throws IOException {
        journal.asked(id, what, allowed, must && proven, connection.number());
        send(connection, frame);
    }

    /** A frame that asks for nothing. */
    void send(Connection connection, String frame) throws IOException {
        journal.trace("-> " + connection.number(), frame);
        connection.text(frame);
    }

    /** The value of a key of the charge point, from an answer to this side's question; empty when none comes. */
    String value(CentralSystem central, String key) {
        for (long end = Clock.now() + 30_000; Clock.now() < end; Clock.pause(1_000)) {
            Connection connection = central.current();
            String id = freshId();
            if (connection != null && quietly(connection, () -> askRaw(connection, id, "GetConfiguration",
                    Json.write(List.of(2, id, "GetConfiguration", Map.of("key", List.of(key)))), Set.of(""), true))) {
                Clock.pause(1_000);
                JsonNode answer = lastConfiguration;
                if (answer.path("configurationKey").path(0).path("key").asText().equals(key)) {
                    return answer.path("configurationKey").path(0).path("value").asText();
                }
            }
        }
        return "";
    }

    String freshId() {
        return "cs-" + count.incrementAndGet();
    }

    private void call(Connection connection, String id, String action, JsonNode payload) throws IOException {
        inFlight(connection, id, action);
        if (id.isEmpty() || id.length() > 36) {
            journal.remark(Finding.Kind.MIXED_UP, "a message id of " + id.length() + " characters: " + id);
        }
        if (action.equals("StatusNotification")) {
            journal.status(payload.path("connectorId").asInt(), payload.path("status").asText());
        }
        proven = !action.equals("BootNotification");
        Mood now = mood;
        boolean known = journal.known(id) != null;
        if (now.style() == Mood.Style.SILENT && (known || random.nextBoolean())) {
            return;
        }
        if (now.refuses() && !known) {
            refuse(connection, id, action, now);
            return;
        }
        Map<String, Object> answer = answer(id, action, payload);
        if (now.style() != Mood.Style.SILENT && !(known && now.refuses())) {
            answerLater(connection, id, answer, now);
        }
    }

    private void inFlight(Connection connection, String id, String action) {
        Flight before = flight;
        long now = Clock.now();
        if (before.connection == connection.number() && now - before.at < TWO_IN_FLIGHT_MILLIS) {
            journal.remark(Finding.Kind.TWO_IN_FLIGHT,
                    action + " " + id + " came " + (now - before.at) + " ms after " + before.id + ", which was not answered");
        }
        flight = new Flight(id, connection.number(), now);
    }

    private void landed(String id) {
        if (flight.id.equals(id)) {
            flight = new Flight("", 0, 0);
        }
    }

    private void refuse(Connection connection, String id, String action, Mood now) throws IOException {
        landed(id);
        send(connection, now.style() == Mood.Style.CALLERRORS
                ? Json.write(List.of(4, id, "InternalError", "the soak refuses", Map.of()))
                : unreadable(id, action));
    }

    /** An answer whose confirmation has no field that could be wrong is wrong only when it is no object. */
    private String unreadable(String id, String action) {
        boolean empty = action.equals("MeterValues") || action.equals("StatusNotification");
        return switch (random.nextInt(empty ? 2 : 4)) {
            case 0 -> "[3,\"" + id + "\",\"nonsense\"]";
            case 2 -> "[3,\"" + id + "\",{\"status\":17,\"idTagInfo\":[],\"transactionId\":\"x\",\"currentTime\":\"yesterday\",\"interval\":\"often\"}]";
            case 1 -> "[3,\"" + id + "\"]";
            default -> "[3,\"" + id + "\",{\"idTagInfo\":{\"status\":\"Perhaps\"},\"transactionId\":1.5,\"currentTime\":0,\"status\":{}}]";
        };
    }

    /** Takes the call. */
    private Map<String, Object> answer(String id, String action, JsonNode payload) {
        Map<String, Object> answer = given.computeIfAbsent(id, i -> decide(action, payload));
        if (OF_TRANSACTIONS.contains(action)) {
            int transaction = action.equals("StartTransaction")
                    ? (Integer) answer.get("transactionId")
                    : payload.path("transactionId").asInt(Judge.NO_TRANSACTION);
            journal.take(id, action, payload, transaction);
        } else {
            given.remove(id);
        }
        return answer;
    }

    private Map<String, Object> decide(String action, JsonNode payload) {
        return switch (action) {
            case "BootNotification" -> Map.of("status", registration, "currentTime", Instant.now().toString(),
                    "interval", registration.equals("Accepted") ? 20 : 2);
            case "Heartbeat" -> Map.of("currentTime", Instant.now().toString());
            case "Authorize" -> Map.of("idTagInfo", info(payload.path("idTag").asText()));
            case "StartTransaction" -> Map.of(
                    "idTagInfo", info(payload.path("idTag").asText()), "transactionId", transactionIds.incrementAndGet());
            case "StopTransaction", "MeterValues", "StatusNotification" -> Map.of();
            case "DataTransfer" -> Map.of("status", "Accepted");
            default -> Map.of();
        };
    }

    private static Map<String, Object> info(String idTag) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("status", Cards.refused(idTag) ? "Invalid" : "Accepted");
        if (Cards.ofFamily(idTag)) {
            info.put("parentIdTag", Cards.FAMILY);
        }
        return info;
    }

    private void answerLater(Connection connection, String id, Map<String, Object> answer, Mood now) throws IOException {
        int wait = now.minMillis() + random.nextInt(now.maxMillis() - now.minMillis() + 1);
        if (wait == 0) {
            answerNow(connection, id, answer, now);
        } else {
            later.schedule(() -> quietly(connection, () -> answerNow(connection, id, answer, now)), wait, TimeUnit.MILLISECONDS);
        }
    }

    private void answerNow(Connection connection, String id, Map<String, Object> answer, Mood now) throws IOException {
        landed(id);
        String right = Json.write(List.of(3, id, answer));
        switch (now.style()) {
            case FRAGMENTED -> {
                journal.trace("-> " + connection.number(), "(in fragments) " + right);
                connection.fragments(right, 1 + random.nextInt(20));
            }
            case TWICE -> {
                send(connection, right);
                send(connection, Json.write(List.of(3, id, other(answer))));
            }
            case WRONG_IDS -> {
                send(connection, Json.write(List.of(3, UUID.randomUUID().toString(), other(answer))));
                send(connection, Json.write(List.of(4, "", "GenericError", "of nobody", Map.of())));
                send(connection, right);
            }
            default -> send(connection, right);
        }
    }

    /** What must never be believed. */
    private static Map<String, Object> other(Map<String, Object> answer) {
        Map<String, Object> other = new LinkedHashMap<>(answer);
        other.computeIfPresent("transactionId", (name, id) -> -7);
        other.computeIfPresent("idTagInfo", (name, info) -> Map.of("status", "Blocked"));
        other.computeIfPresent("status", (name, status) -> "Rejected");
        return other;
    }

    /** Something that may fail because the connection has ended. */
    interface Saying {
        void say() throws IOException;
    }

    /** Says it, and does not mind when nobody is there any more. */
    boolean quietly(Connection connection, Saying saying) {
        try {
            saying.say();
            return true;
        } catch (IOException e) {
            journal.trace("link", connection.number() + " took nothing: " + e.getMessage());
            return false;
        } catch (RuntimeException e) {
            e.printStackTrace();
            return false;
        }
    }
}

package dev.hotplug.itests.soak;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The one at the central system's desk: makes calls all the time, right ones and wrong ones, and knows what each may be answered with. */
final class Operator {

    static final int FLOOD = 1_000;

    private static final int MAX_OPEN = 60;
    private static final Set<String> SIMPLE = Set.of("Accepted", "Rejected");
    private static final Set<String> ANY_RESULT = Set.of("");

    private final CentralSystem central;
    private final Conversation conversation;
    private final Journal journal;
    private final Random random;
    private volatile boolean ended;
    private volatile Set<String> profiles = Set.of();
    private int listVersion;
    private Thread thread = Threads.NONE;

    Operator(CentralSystem central, Conversation conversation, Journal journal, Random random) {
        this.central = central;
        this.conversation = conversation;
        this.journal = journal;
        this.random = random;
    }

    /** What may be asked for: the value of SupportedFeatureProfiles. */
    void profiles(Set<String> supported) {
        profiles = supported;
    }

    void start() {
        thread = Threads.start("operator", () -> {
            while (!ended) {
                Clock.pause(100 + random.nextInt(700));
                Connection connection = central.current();
                if (connection != null && journal.open(connection.number()) < MAX_OPEN) {
                    conversation.quietly(connection, () -> something(connection));
                }
            }
        });
    }

    void end() {
        ended = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void remoteStart(String idTag) {
        say("RemoteStartTransaction", Map.of("idTag", idTag, "connectorId", 1), SIMPLE);
    }

    void remoteStop() {
        say("RemoteStopTransaction", Map.of("transactionId", journal.latestTransaction()), SIMPLE);
    }

    /** Ends whatever is open, and puts the keys back that decide how a charge ends. */
    void tidy() {
        change("MinimumStatusDuration", "0");
        change("StopTransactionOnEVSideDisconnect", "true");
        change("UnlockConnectorOnEVSideDisconnect", "true");
        change("ClockAlignedDataInterval", "0");
        remoteStop();
        say("UnlockConnector", Map.of("connectorId", 1), Set.of("Unlocked", "UnlockFailed", "NotSupported"));
        say("ChangeAvailability", Map.of("connectorId", 0, "type", "Operative"), Set.of("Accepted", "Rejected", "Scheduled"));
    }

    /** A thousand at once. */
    void flood() {
        Connection connection = central.current();
        if (connection != null) {
            conversation.quietly(connection, () -> {
                for (int i = 0; i < FLOOD; i++) {
                    conversation.ask(connection, "GetConfiguration", Map.of("key", List.of("HeartbeatInterval")), ANY_RESULT);
                }
            });
        }
    }

    void reset(String type) {
        say("Reset", Map.of("type", type), SIMPLE);
    }

    private void say(String action, Object payload, Set<String> allowed) {
        Connection connection = central.current();
        if (connection != null) {
            conversation.quietly(connection, () -> conversation.ask(connection, action, payload, allowed));
        }
    }

    private void change(String key, String value) {
        say("ChangeConfiguration", Map.of("key", key, "value", value), Set.of("Accepted", "Rejected", "RebootRequired", "NotSupported"));
    }

    private void something(Connection connection) throws IOException {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> configure();
            case 3 -> say("GetConfiguration", Map.of(), ANY_RESULT);
            case 4 -> say("GetConfiguration", Map.of("key", List.of("HeartbeatInterval", "NoSuchKey")), ANY_RESULT);
            case 5 -> availability();
            case 6 -> list();
            case 7 -> say("GetLocalListVersion", Map.of(), ANY_RESULT);
            case 8 -> say("ClearCache", Map.of(), SIMPLE);
            case 9 -> say("DataTransfer", Map.of("vendorId", "soak", "data", "x".repeat(random.nextInt(500))),
                    Set.of("UnknownVendorId", "UnknownMessageId", "Rejected", "Accepted"));
            case 10 -> remote();
            case 11 -> wrong(connection);
            case 12 -> reservation();
            case 13 -> smart();
            case 14 -> trigger();
            default -> connection.ping();
        }
    }

    private void configure() {
        List<Map.Entry<String, List<String>>> keys = List.of(
                Map.entry("MeterValueSampleInterval", List.of("2", "3", "5")),
                Map.entry("ClockAlignedDataInterval", List.of("0", "5", "60")),
                Map.entry("HeartbeatInterval", List.of("3", "10", "60")),
                Map.entry("MinimumStatusDuration", List.of("0", "1", "2")),
                Map.entry("ConnectionTimeOut", List.of("4", "8", "20")),
                Map.entry("WebSocketPingInterval", List.of("3", "5", "8")),
                Map.entry("StopTransactionOnEVSideDisconnect", List.of("true", "true", "false")),
                Map.entry("UnlockConnectorOnEVSideDisconnect", List.of("true", "false")),
                Map.entry("StopTransactionOnInvalidId", List.of("true", "false")),
                Map.entry("MaxEnergyOnInvalidId", List.of("0", "200")),
                Map.entry("LocalPreAuthorize", List.of("true", "false")),
                Map.entry("LocalAuthorizeOffline", List.of("true", "false")),
                Map.entry("AllowOfflineTxForUnknownId", List.of("true", "true", "false")),
                Map.entry("AuthorizeRemoteTxRequests", List.of("true", "false")),
                Map.entry("LocalAuthListEnabled", List.of("true", "false")),
                Map.entry("MeterValuesSampledData", List.of("Energy.Active.Import.Register",
                        "Energy.Active.Import.Register,Power.Active.Import,Current.Import")),
                Map.entry("StopTxnSampledData", List.of("", "Energy.Active.Import.Register")),
                Map.entry("NumberOfConnectors", List.of("7")),
                Map.entry("NoSuchKey", List.of("x")));
        Map.Entry<String, List<String>> key = keys.get(random.nextInt(keys.size()));
        change(key.getKey(), key.getValue().get(random.nextInt(key.getValue().size())));
    }

    private void availability() {
        String type = random.nextInt(5) == 0 ? "Inoperative" : "Operative";
        say("ChangeAvailability", Map.of("connectorId", random.nextInt(2), "type", type), Set.of("Accepted", "Rejected", "Scheduled"));
    }

    private void list() {
        boolean full = random.nextBoolean();
        listVersion++;
        List<Map<String, Object>> entries = new ArrayList<>();
        Cards.ALL.stream().filter(card -> random.nextBoolean()).forEach(card -> entries.add(Map.of(
                "idTag", Cards.idTag(card),
                "idTagInfo", Map.of("status", Cards.refused(Cards.idTag(card)) ? "Blocked" : "Accepted"))));
        IntStream.range(0, random.nextInt(100)).forEach(i -> entries.add(
                Map.of("idTag", "LIST" + i, "idTagInfo", Map.of("status", "Accepted", "expiryDate", "2099-01-01T00:00:00Z"))));
        say("SendLocalList", Map.of("listVersion", listVersion, "updateType", full ? "Full" : "Differential",
                "localAuthorizationList", entries), Set.of("Accepted", "Failed", "NotSupported", "VersionMismatch"));
    }

    private void remote() {
        switch (random.nextInt(4)) {
            case 0 -> say("RemoteStopTransaction", Map.of("transactionId", random.nextInt(1_000)), Set.of("Rejected"));
            case 1 -> say("RemoteStartTransaction", Map.of("idTag", "NOBODY", "connectorId", 9), Set.of("Rejected"));
            case 2 -> say("UnlockConnector", Map.of("connectorId", 7), Set.of("NotSupported"));
            default -> remoteStop();
        }
    }

    /** Reserved for a driver who comes: {@link Drivers} shows any card. */
    private void reservation() {
        Set<String> allowed = Set.of("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");
        if (random.nextBoolean()) {
            maybe("Reservation", "ReserveNow", Map.of("connectorId", 1, "reservationId", random.nextInt(5), "idTag",
                    Cards.idTag(Cards.good(random)), "expiryDate", Instant.now().plusSeconds(3 + random.nextInt(10)).toString()), allowed);
        } else {
            maybe("Reservation", "CancelReservation", Map.of("reservationId", random.nextInt(5)), SIMPLE);
        }
    }

    private void smart() {
        Set<String> set = Set.of("Accepted", "Rejected", "NotSupported");
        switch (random.nextInt(3)) {
            case 0 -> maybe("SmartCharging", "ClearChargingProfile", Map.of(), Set.of("Accepted", "Unknown"));
            case 1 -> maybe("SmartCharging", "GetCompositeSchedule", Map.of("connectorId", random.nextInt(2), "duration", 3_600), SIMPLE);
            default -> {
                String purpose = List.of("TxDefaultProfile", "ChargePointMaxProfile").get(random.nextInt(2));
                Map<String, Object> schedule = Map.of("chargingRateUnit", "A", "duration", 20 + random.nextInt(60),
                        "startSchedule", Instant.now().toString(), "chargingSchedulePeriod", List.of(
                                Map.of("startPeriod", 0, "limit", random.nextInt(3) == 0 ? 0 : 6 + random.nextInt(26)),
                                Map.of("startPeriod", 10, "limit", 16)));
                maybe("SmartCharging", "SetChargingProfile", Map.of("connectorId", 0, "csChargingProfiles", Map.of(
                        "chargingProfileId", 1 + random.nextInt(5), "stackLevel", random.nextInt(3), "chargingProfilePurpose", purpose,
                        "chargingProfileKind", "Absolute", "chargingSchedule", schedule)), set);
            }
        }
    }

    private void trigger() {
        String what = List.of("Heartbeat", "StatusNotification", "MeterValues", "BootNotification").get(random.nextInt(4));
        maybe("RemoteTrigger", "TriggerMessage", Map.of("requestedMessage", what), Set.of("Accepted", "Rejected", "NotImplemented"));
    }

    /** A call of a profile that may be absent, which then is told so. */
    private void maybe(String profile, String action, Object payload, Set<String> allowed) {
        say(action, payload, profiles.contains(profile) ? allowed : Set.of("!NotSupported"));
    }

    private void wrong(Connection connection) throws IOException {
        String id = conversation.freshId();
        switch (random.nextInt(9)) {
            case 0 -> raw(connection, id, "[2,\"" + id + "\",\"MakeCoffee\",{}]", "!NotImplemented");
            case 1 -> raw(connection, id, "[2,\"" + id + "\",\"getConfiguration\",{}]", "!NotImplemented");
            case 2 -> raw(connection, id, "[2,\"" + id + "\",\"ChangeConfiguration\",{\"key\":17,\"value\":\"x\"}]", "!TypeConstraintViolation");
            case 3 -> raw(connection, id, "[2,\"" + id + "\",\"ChangeConfiguration\",{\"key\":\"x\"}]", "!OccurenceConstraintViolation");
            case 4 -> raw(connection, id, "[2,\"" + id + "\",\"Reset\",{\"type\":\"Gentle\"}]", "!PropertyConstraintViolation");
            case 5 -> raw(connection, id, "[2,\"" + id + "\",\"Reset\",{\"type\":", "!FormationViolation");
            case 6 -> raw(connection, id, "[2,\"" + id + "\",\"ClearCache\",{\"why\":\"not\"}]", "!FormationViolation");
            case 7 -> conversation.send(connection, "[9,\"" + id + "\",{}]");
            default -> conversation.send(connection, "{\"this is\": \"no frame\"");
        }
    }

    private void raw(Connection connection, String id, String frame, String allowed) throws IOException {
        conversation.askRaw(connection, id, frame, frame, Set.of(allowed), true);
    }
}

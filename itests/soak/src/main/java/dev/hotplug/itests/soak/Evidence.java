package dev.hotplug.itests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that was seen, for the judge. Times are epoch milliseconds of one clock.
 *
 * @param messages    transaction messages the central system took, in the order it took them, each once
 * @param asks        calls the central system made
 * @param strays      frames of the charge point that nothing explains
 * @param closed      when the contactor was seen closed
 * @param cards       what was presented to the charge point, at the reader or by a remote start
 * @param register    what the simulated meter showed
 * @param links       connections that came to be
 * @param attempts    when somebody tried to connect
 * @param outages     how each loss of the connection ended
 * @param processes   the processes of the charger
 * @param kills       when the process was killed or told to start anew
 * @param samples     measurements of the process
 * @param statuses    last StatusNotification of each connector
 * @param remarks     what the witnesses found wrong themselves
 * @param configuredSampleSeconds the longest MeterValueSampleInterval that was ever set
 */
record Evidence(
        List<Message> messages,
        List<Ask> asks,
        List<String> strays,
        List<Closed> closed,
        List<Presented> cards,
        Register register,
        List<Link> links,
        List<Long> attempts,
        List<Outage> outages,
        List<Long> processes,
        List<Long> kills,
        List<Sample> samples,
        Map<Integer, String> statuses,
        List<Finding> remarks,
        int configuredSampleSeconds) {

    /**
     * A transaction message that the central system processed.
     *
     * @param transactionId given by the central system for a StartTransaction, else what the message says
     * @param payload       without its id
     * @param sent          how often it came
     */
    record Message(String id, String action, JsonNode payload, long at, int transactionId, int sent) {}

    /**
     * A call of the central system.
     *
     * @param allowed     answers that are right: the status, or the error code after an exclamation mark; empty for any
     * @param mustAnswer  whether silence is wrong when the connection lasts
     * @param answers     what came
     * @param connection  on which it was made
     */
    record Ask(String id, String what, Set<String> allowed, boolean mustAnswer, long at, int connection, List<String> answers) {}

    /** The contactor was seen closed at both times and whenever looked at in between. */
    record Closed(long from, long to, double fromWh, double toWh) {}

    record Presented(String idTag, long at) {}

    /** @param fell how often a reading was lower than the one before */
    record Register(double first, double last, int fell) {}

    /**
     * @param closedAt 0 while it is open
     * @param why      what the central system did to it; empty for nothing
     */
    record Link(int number, long openedAt, long closedAt, String why, String howItEnded) {}

    /** @param millis from the moment a connection was possible again to the handshake */
    record Outage(String trouble, long millis) {}

    /**
     * Of the JVM at one moment.
     *
     * @param heapMebibytes after a collection; negative when it was not measured
     * @param baseline      whether growth is counted from here
     * @param drained       whether the central system had behaved for a while
     */
    record Sample(
            long at, long pid, double residentMebibytes, double heapMebibytes, int threads, int descriptors, double cpuSeconds,
            double databaseMebibytes, double logMebibytes, boolean baseline, boolean drained) {}
}

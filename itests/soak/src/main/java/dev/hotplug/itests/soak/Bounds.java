package dev.hotplug.itests.soak;

/**
 * What is still right.
 *
 * @param heapMebibytes       growth of the heap after a collection
 * @param residentMebibytes   growth of resident memory; garbage alone may fill the heap up to its bound of 64 MiB
 * @param threads             growth
 * @param descriptors         growth
 * @param databaseMebibytes   of the database with its journal, at the end
 * @param logMebibytes        of all log files, at any time
 * @param attemptsPerMinute   in any minute
 * @param returnMillis        until the connection is there again, once it can be
 * @param registerWh          between the end of a transaction and the start of the next one
 * @param killedWh            the same when the process was killed in between: the register is stored every 2 s
 * @param answerMillis        how long a connection has to last after a call for its answer to be due
 */
record Bounds(
        double heapMebibytes, double residentMebibytes, int threads, int descriptors, double databaseMebibytes, double logMebibytes,
        int attemptsPerMinute, long returnMillis, double registerWh, double killedWh, long answerMillis) {

    /** For a charger whose waits between attempts end at 10 s and whose meter runs {@code speed} times as fast. */
    static Bounds usual(int speed) {
        return new Bounds(6, 40, 4, 8, 32, 6, 45, 45_000, 2, 8.0 * speed * 3, 35_000);
    }
}

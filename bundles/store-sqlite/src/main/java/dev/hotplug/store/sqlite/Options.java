package dev.hotplug.store.sqlite;

/**
 * What may be tuned to a charger's memory and storage.
 *
 * @param cacheKibibytes   page cache of each of the two connections
 * @param journalKibibytes size to which the write-ahead log is cut back after a burst
 * @param checkMebibytes   files up to this size have their structure checked at every start; larger ones only after an
 *                         unclean end
 */
record Options(int cacheKibibytes, int journalKibibytes, int checkMebibytes) {

    static final Options DEFAULTS = new Options(1024, 4096, 16);

    Options {
        positive("cacheKibibytes", cacheKibibytes);
        positive("journalKibibytes", journalKibibytes);
        if (checkMebibytes < 0) {
            throw new IllegalArgumentException("checkMebibytes is negative: " + checkMebibytes);
        }
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is not positive: " + value);
        }
    }
}

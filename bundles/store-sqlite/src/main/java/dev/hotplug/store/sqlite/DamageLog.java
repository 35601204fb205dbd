package dev.hotplug.store.sqlite;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each damaged record that it is set aside. Any thread. */
final class DamageLog {

    private static final Logger LOG = LoggerFactory.getLogger(DamageLog.class);
    private static final int REMEMBERED = 1_000;

    private final Set<String> said = new HashSet<>();

    void report(StoredRow row) {
        if (isNew(row.table().sql + '\0' + row.first() + '\0' + row.second())) {
            LOG.warn("{} It is left out.", row.complaint());
        }
    }

    private synchronized boolean isNew(String place) {
        return said.size() < REMEMBERED && said.add(place);
    }
}

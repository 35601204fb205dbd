package dev.hotplug.station.turns;

import dev.hotplug.loop.HandOver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what components leave for their next version, in memory. Thread-safe. */
@Component(service = HandOver.class, immediate = true)
public final class HandOvers implements HandOver {

    /** Facts of one owner. */
    static final int KEPT = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);

    private final Map<String, Map<String, String>> left = new ConcurrentHashMap<>();

    @Override
    public void leave(String owner, Map<String, String> facts) {
        if (facts.size() > KEPT) {
            LOG.warn("{} leaves {} facts for its next version; {} are kept.", owner, facts.size(), KEPT);
        }
        left.put(owner, facts.entrySet().stream()
                .limit(KEPT)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Map<String, String> take(String owner) {
        Map<String, String> facts = left.remove(owner);
        return facts == null ? Map.of() : facts;
    }
}

package dev.hotplug.loop;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Facts in memory that a component leaves for its next version when it is swapped. They survive a swap, not the process;
 * what must survive the process belongs in the store. Any thread.
 */
@ProviderType
public interface HandOver {

    /** Leaves facts under the owner's name; replaces what was there. Small: at most 1,000 entries are kept. */
    void leave(String owner, Map<String, String> facts);

    /** Takes them away; empty when nothing was left. */
    Map<String, String> take(String owner);
}

package dev.hotplug.demo.central.system;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the central system may ask the charger. Any thread; each waits for the answer, at most a few seconds. */
interface Orders {

    /** UpdateFirmware, to be fetched at once. */
    void update(URI location) throws IOException, InterruptedException;

    /** GetConfiguration; the values of the keys that the charger has. */
    Map<String, String> values(List<String> keys) throws IOException, InterruptedException;
}

package dev.hotplug.demo.central.system;

import java.net.URI;
import java.util.Set;

/**
 * Where the page and the simulator's interface are.
 *
 * @param host as on the command line
 */
record Page(String host, String port) {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /** For people. */
    URI address() {
        String reachable = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port + "/");
    }

    URI simulator() {
        return address().resolve("simulator/");
    }
}

package dev.hotplug.runtime;

import java.util.Map;

/** The developer's console: only with the environment variable, only on the loopback address, no login. */
final class Shell {
    private static final String VARIABLE = "HOTPLUG_SHELL_PORT";

    private Shell() {}

    static boolean wanted() {
        return System.getenv(VARIABLE) != null && !System.getenv(VARIABLE).isBlank();
    }

    /** Tells Gogo to listen, and not to talk to standard input. */
    static Map<String, String> properties() {
        if (!wanted()) {
            return Map.of();
        }
        String port = System.getenv(VARIABLE).trim();
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
            throw Refusal.of("The environment variable %s is \"%s\", but a port is a number from 1 to 65535.", VARIABLE, port);
        }
        return Map.of("gosh.args", "--noshutdown --nointeractive --command telnetd --ip=127.0.0.1 --port=" + port + " start");
    }
}

package dev.hotplug.runtime;

/** What {@code hotplug help} prints. */
final class Help {
    static final String TEXT = """
            Hotplug runs an EV charger that speaks OCPP 1.6J.

              hotplug run     runs the charger; on a machine that is none, with simulated electronics
              hotplug demo    the same, with a central system of its own and a car that arrives, charges and leaves
              hotplug set     builds, signs, verifies and serves update sets, for vendors
              hotplug help | version

            Options of run and demo:
              --model MODEL        %s
                                   (default: the part number's, else copper-sb)
              --part-number PN     like CPB1-S-2-4-8 (default: the model's own)
              --data DIR           folder of all state (default ./hotplug-data)
              --provision FILE     applied once, at the first start on an empty data folder
              --http-port N        port of the page (default 8080; 0 takes any free one)
              --http-host ADDRESS  address of the page (default 127.0.0.1)
              --trace              demo only: show the OCPP frames
              --update             demo only: the central system sends an update while the car charges

            Exit codes: 0 stopped, 2 wrong arguments or provisioning file, 1 could not start.
            """;

    private Help() {}
}

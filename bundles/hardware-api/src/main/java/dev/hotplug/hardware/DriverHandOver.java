package dev.hotplug.hardware;

import dev.hotplug.model.ChargePointErrorCode;

/**
 * How a driver bundle declares that its next version can take over in mid-charge. The bundle provides a capability in
 * {@link #NAMESPACE} that says which schema of facts it leaves and which it can read:
 *
 * <pre>{@code
 * @Capability(namespace = DriverHandOver.NAMESPACE, attribute = {"writes:Long=2", "reads:List<Long>=\"1,2\""})
 * package com.example.driver;
 * }</pre>
 *
 * <p>A swap from an old to a new version is possible while energy flows when the new one reads what the old one writes;
 * whoever swaps can see that in the two manifests before anything is touched. A driver bundle without the capability is
 * replaced only when its connectors are idle.
 *
 * <p>The facts themselves are flat text, left and taken through the hand-over service of the station under the bundle's
 * symbolic name, and carry the schema as the fact {@link #SCHEMA}. A version that takes over a charge and finds facts of a
 * schema it does not read, or facts it cannot make sense of, puts them back for the version before, releases the
 * electronics, which go to their safe state at once, reports {@link #REFUSED} as a fault of the charge point, and fails to
 * start. On a cold start such facts do not matter.
 */
public final class DriverHandOver {

    /** Namespace of the capability. */
    public static final String NAMESPACE = "dev.hotplug.driver.handover";

    /** Attribute of the capability, a Long: the schema of the facts this version leaves. */
    public static final String WRITES = "writes";

    /** Attribute of the capability, a list of Long: the schemas this version reads, its own among them. */
    public static final String READS = "reads";

    /** Name of the fact that holds the schema. */
    public static final String SCHEMA = "schema";

    /** What a driver reports that does not take over what the version before left. */
    public static final Fault REFUSED = new Fault(
            ChargePointErrorCode.InternalError,
            "HandOverRefused",
            "A new driver did not take over",
            true,
            false,
            new Sentence(
                    "A new version of the charger's driver could not take over. Charging goes on when the old version is back.",
                    "Eine neue Version des Treibers konnte nicht übernehmen. Es wird weitergeladen, sobald die alte zurück ist."));

    private DriverHandOver() {}
}

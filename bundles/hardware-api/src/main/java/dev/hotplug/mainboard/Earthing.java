package dev.hotplug.mainboard;

/** How the supply of the charger is earthed (IEC 60364-1). The electronics judge the protective conductor by it. */
public enum Earthing {
    /** By the supplier's conductor. */
    TN,
    /** By an electrode of the installation's own. */
    TT
}

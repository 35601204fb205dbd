package dev.hotplug.updater;

import dev.hotplug.update.UpdateClass;

/** The least class that a set demands, in the updater's words. Pure. */
final class Demands {

    private Demands() {}

    static UpdateClass of(dev.hotplug.update.set.UpdateClass demanded) {
        return switch (demanded) {
            case H0 -> UpdateClass.FEATURE;
            case H1 -> UpdateClass.DRIVER_HOT;
            case L -> UpdateClass.LINK;
            case H2 -> UpdateClass.DRIVER;
            case R -> UpdateClass.KEEL;
        };
    }
}

package dev.hotplug.hardware;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a charger is equipped with by its part number; a service of whoever can read it, there before anything that depends
 * on it, and constant for the life of the process. Absent when nobody can: then nothing counts as missing. Any thread.
 */
@ConsumerType
public interface Equipment {

    /** The whole part number, in upper case. */
    String partNumber();

    /** Why this charger has no OCPP, as the end of a sentence that begins with "no OCPP, because"; empty when it has. */
    Optional<String> withoutOcpp();

    /** The groups of the part number, in their order. */
    List<Item> items();

    /**
     * One group of a part number.
     *
     * @param group   what it is for
     * @param code    as it stands there; empty when it is missing
     * @param meaning for people
     * @param known   false: no table has the code; usual values are taken for it
     */
    record Item(String group, String code, String meaning, boolean known) {}
}

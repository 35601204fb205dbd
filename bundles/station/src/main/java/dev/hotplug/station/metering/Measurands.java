package dev.hotplug.station.metering;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.Measurand;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which measurands this station measures, and lists of them as configuration keys spell them. Pure. */
public final class Measurands {

    private static final Set<Measurand> ALWAYS = EnumSet.of(
            Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
            Measurand.POWER_ACTIVE_IMPORT,
            Measurand.POWER_OFFERED,
            Measurand.CURRENT_IMPORT,
            Measurand.CURRENT_OFFERED,
            Measurand.VOLTAGE);

    private Measurands() {}

    /** What some connector measures; everything any model may measure while the model is not known. */
    public static Set<String> names(Optional<Capabilities> capabilities) {
        Set<String> names = new TreeSet<>();
        ALWAYS.forEach(m -> names.add(m.wireName()));
        if (any(capabilities, Capabilities.Connector::frequencyMeasured)) {
            names.add(Measurand.FREQUENCY.wireName());
        }
        if (any(capabilities, Capabilities.Connector::temperatureMeasured)) {
            names.add(Measurand.TEMPERATURE.wireName());
        }
        return names;
    }

    /** Reads a list as the settings keep it. */
    public static List<Measurand> parse(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .flatMap(name -> Arrays.stream(Measurand.values()).filter(m -> m.wireName().equalsIgnoreCase(name)))
                .toList();
    }

    private static boolean any(
            Optional<Capabilities> capabilities, java.util.function.Predicate<Capabilities.Connector> measured) {
        return capabilities.map(c -> c.connectors().stream().anyMatch(measured)).orElse(true);
    }
}

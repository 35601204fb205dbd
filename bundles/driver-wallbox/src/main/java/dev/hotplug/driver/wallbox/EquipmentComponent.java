package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Equipment;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the part number to whoever wants to know what this charger is equipped with. Needs nothing, so that it is there before
 * anything that depends on it.
 */
@Component(service = Equipment.class, immediate = true)
public final class EquipmentComponent implements Equipment {

    /** The framework property with the part number. */
    static final String PROPERTY = "hotplug.part.number";

    private final PartNumber part;

    @Activate
    public EquipmentComponent(BundleContext bundle) {
        this(Optional.ofNullable(bundle.getProperty(PROPERTY)).orElse(""));
    }

    EquipmentComponent(String partNumber) {
        part = PartNumber.parse(partNumber);
    }

    @Override
    public String partNumber() {
        return part.text();
    }

    /** Without a part number nobody has said that it is missing. */
    @Override
    public Optional<String> withoutOcpp() {
        return part.ocpp() || part.text().isEmpty() ? Optional.empty() : Optional.of(sentence());
    }

    private String sentence() {
        List<String> with = part.versionsWithOcpp();
        String version = part.group(PartNumber.Group.VERSION.ordinal());
        return "the part number " + part.text() + " is one without OCPP: its version "
                + (version.isEmpty() ? "is missing" : "is " + version)
                + (with.isEmpty() ? "" : ", and those with OCPP are " + String.join(" and ", with));
    }

    @Override
    public List<Item> items() {
        return part.codes().stream()
                .map(c -> new Item(c.group().label(), c.code(), c.meaning(), c.known()))
                .toList();
    }
}

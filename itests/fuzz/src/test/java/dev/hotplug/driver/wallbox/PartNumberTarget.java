package dev.hotplug.driver.wallbox;

import dev.hotplug.driver.wallbox.PartNumber.Code;
import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import java.nio.charset.StandardCharsets;

/** Part numbers as the driver reads them: never fails, and says of each group what it means or that it is unknown. */
public final class PartNumberTarget implements Target {

    @Override
    public void feed(byte[] input) {
        PartNumber number = PartNumber.parse(new String(input, StandardCharsets.UTF_8));
        boolean known = number.codes().stream().allMatch(Code::known);
        Promise.that(known == number.unknown().isEmpty(), () -> number + " is unknown in " + number.unknown());
        Promise.that(
                !number.ocpp() || number.code(PartNumber.Group.VERSION).known(), () -> "a promise of OCPP without a version: " + number);
        Promise.that(number.chargePointModel().length() <= 20 || !known, () -> "a model that BootNotification cannot carry: " + number);
        Promise.that(
                new EquipmentComponent(number.text()).withoutOcpp().isEmpty() == (number.ocpp() || number.text().isEmpty()),
                () -> "OCPP or not: " + number);
    }
}

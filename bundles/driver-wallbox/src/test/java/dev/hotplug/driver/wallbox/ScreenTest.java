package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.driver.wallbox.Screen.Language;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenTest {

    private static Indication indication(ChargePointStatus status, boolean locked, Link link, String message) {
        return new Indication(Map.of(new ConnectorId(1), status), locked, false, link, message);
    }

    private static List<String> english(ChargePointStatus status, boolean locked, Link link, String message) {
        return Screen.lines(indication(status, locked, link, message), Language.EN);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, OCPP off, OCPP aus",
        "CONNECTING, OCPP connecting, OCPP wird verbunden",
        "CONNECTED, OCPP connected, OCPP verbunden",
        "ERROR, OCPP connection error, OCPP-Verbindungsfehler"
    })
    void theFirstLineIsTheLinkInTheWordsOfTheGuide(Link link, String english, String german) {
        Indication indication = indication(ChargePointStatus.Charging, true, link, "");
        assertEquals(english, Screen.lines(indication, Language.EN).get(0));
        assertEquals(german, Screen.lines(indication, Language.DE).get(0));
    }

    @Test
    void lockedWhileAvailableInvitesToShowACardOrTypeAPin() {
        assertEquals(
                List.of("OCPP connected", "Locked", "Show your card, or touch the user icon and type your PIN"),
                english(ChargePointStatus.Available, true, Link.CONNECTED, ""));
    }

    @Test
    void withoutAuthorisationItIsReady() {
        assertEquals(
                List.of("OCPP off", "Ready to charge", "Plug the cable into the car"),
                english(ChargePointStatus.Available, false, Link.OFF, ""));
    }

    @Test
    void whatJustHappenedTakesThePlaceOfTheHint() {
        assertEquals("Too many PINs, wait 29 s", english(ChargePointStatus.Available, true, Link.CONNECTED, "Too many PINs, wait 29 s").get(2));
        assertEquals(
                "Zu viele PINs, warten Sie 29 s",
                Screen.lines(indication(ChargePointStatus.Charging, true, Link.ERROR, "Too many PINs, wait 29 s"), Language.DE).get(2));
        assertEquals("Something new", english(ChargePointStatus.Charging, true, Link.ERROR, "Something new").get(2));
    }

    @ParameterizedTest
    @EnumSource(ChargePointStatus.class)
    void everyStatusHasItsLineInBothLanguages(ChargePointStatus status) {
        for (Language language : Language.values()) {
            String line = Screen.lines(indication(status, true, Link.CONNECTED, ""), language).get(1);
            assertTrue(!line.isEmpty() && (status == ChargePointStatus.Charging && language == Language.EN
                    || status == ChargePointStatus.Reserved && language == Language.EN
                    || status == ChargePointStatus.Preparing && language == Language.EN || !line.equals(status.name())), line);
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        Screen.texts().forEach((name, columns) -> assertEquals(2, columns.stream().filter(c -> !c.isEmpty()).count(), name));
    }

    @Test
    void beforeTheStationHasSpokenItStarts() {
        assertEquals(List.of("Startet"), Screen.starting(Language.DE));
        Indication starting = new Indication(Map.of(), true, true, Link.OFF, "");
        assertEquals("Starting", Screen.lines(starting, Language.EN).get(1));
    }
}

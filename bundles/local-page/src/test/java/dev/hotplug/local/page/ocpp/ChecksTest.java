package dev.hotplug.local.page.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.local.page.ocpp.Checks.Outcome;
import dev.hotplug.local.page.ocpp.Checks.Remark;
import dev.hotplug.ocpp.link.ConnectionDoctor.Finding;
import dev.hotplug.ocpp.link.ConnectionDoctor.Step;
import dev.hotplug.ocpp.link.ConnectionDoctor.Verdict;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    private static final Known NEW = new Known(false, 0, false, false, false);

    private static Outcome check(String url, String identity, String password, int profile, Known known) {
        return Checks.of(new Entered(true, url, identity, true, password, profile), known);
    }

    private static String remark(Outcome outcome, String field) {
        return outcome.remarks().stream().filter(r -> r.field().equals(field)).map(Remark::words).map(w -> w.de()).findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "http://cs.example/ocpp    | OCPP braucht ws:// statt http://.",
        "HTTPS://cs.example/ocpp   | OCPP braucht wss:// statt https://.",
        "cs.example/ocpp           | Die URL muss mit ws:// oder wss:// beginnen.",
        "ftp://cs.example          | Die URL muss mit ws:// oder wss:// beginnen.",
        "ws://cs.example/CP1       | Die Identität steht schon in der URL; sie wird von selbst angehängt.",
        "ws://cs.example/CP1/      | Die Identität steht schon in der URL; sie wird von selbst angehängt.",
        "ws://u:p@cs.example       | Benutzer und Passwort gehören nicht in die URL; trage das Passwort unten ein.",
        "ws://cs.example?id=1      | Die URL darf kein ? und kein # enthalten: die Identität wird angehängt.",
        "ws://cs example/x         | In der URL dürfen keine Leerzeichen stehen.",
        "ws://                     | Das ist keine gültige Adresse.",
        "ws://cs.example:99999     | Es fehlt ein Rechnername, oder der Port ist keiner.",
        "\"\"                      | Die URL fehlt."
    })
    void aUrlThatCannotWorkIsExplained(String url, String remark) {
        Outcome outcome = check(url, "CP1", "", 0, NEW);
        assertEquals(remark, remark(outcome, "url"));
        assertFalse(outcome.good());
        assertEquals(Optional.empty(), outcome.endpoint());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ws://cs.example/ocpp/ | Der Schrägstrich am Ende wird weggelassen.",
        "ws://cs.example:443/x | Port 443 gehört meist zu wss://.",
        "ws://cs.example/ocpp  | ws:// ist nicht verschlüsselt."
    })
    void aUrlThatMayBeMeantSoIsRemarkedOn(String url, String remark) {
        Outcome outcome = check(url, "CP1", "", 0, NEW);
        assertEquals(remark, remark(outcome, "url"));
        assertTrue(outcome.good());
    }

    @Test
    void theFinalAddressIsShown() {
        assertEquals(Optional.of("wss://cs.example/ocpp/CP%201"), check("wss://cs.example/ocpp//", "CP 1", "", 0, NEW).endpoint());
        assertEquals("", remark(check("wss://cs.example/ocpp", "CP1", "", 2, new Known(false, 0, true, false, false)), "url"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\"         | Die Identität des Aufladepunktes fehlt.",
        "\" CP1\"     | Leerzeichen am Rand werden weggelassen.",
        "\"C P1\"     | Leerzeichen und Sonderzeichen stehen verschlüsselt in der Adresse.",
        "\"A/B\"      | Ein / wird verschlüsselt übertragen (%2F); manche Zentralsysteme mögen das nicht.",
        "1234567890123456789012345678901234567890123456789 | Höchstens 48 Zeichen."
    })
    void anIdentityIsRemarkedOn(String identity, String remark) {
        assertEquals(remark, remark(check("ws://cs.example", identity, "", 0, NEW), "identity"));
    }

    @ParameterizedTest
    @CsvSource({"short, false", "sixteen letters., true", "twenty characters..., true", "twenty-one characters, false",
        "00112233445566778899AABBCCDDEEFF, true", "00112233445566778899AABBCCDDEEF, false"})
    void aPasswordIsTextOrDigits(String password, boolean good) {
        assertEquals(good, check("ws://cs.example", "CP1", password, 1, NEW).good());
        assertEquals(good, new Entered(true, "", "", true, password, 1).key().isPresent());
    }

    @Test
    void aProfileNeedsWhatItNeeds() {
        assertFalse(check("ws://cs.example", "CP1", "", 1, NEW).good());
        assertFalse(check("ws://cs.example", "CP1", "sixteen letters.", 2, NEW).good());
        assertFalse(check("wss://cs.example", "CP1", "", 3, NEW).good());
        assertTrue(check("wss://cs.example", "CP1", "", 3, new Known(false, 0, false, false, true)).good());
        assertFalse(check("wss://cs.example", "CP1", "", 1, new Known(true, 2, true, true, false)).good(), "it cannot fall");
        assertFalse(check("wss://cs.example", "CP1", "", 2, new Known(true, 1, true, false, false)).good(), "it rises with a root alone");
    }

    @Test
    void whatIsSwitchedOffMayBeUnfinished() {
        assertTrue(Checks.of(new Entered(false, "", "", false, "", 0), NEW).good());
        assertFalse(Checks.of(new Entered(true, "ws://a", "CP1", false, "", 0), NEW).good());
    }

    @Test
    void nothingSecretHasATextForm() {
        assertFalse(new Entered(true, "ws://a", "b", true, "sixteen letters.", 0).toString().contains("sixteen"));
    }

    @Test
    void findingsAreToldInBothLanguagesWithTheirValuesAndNothingElse() {
        Finding finding = new Finding(Step.DNS, Verdict.GOOD, "RESOLVED", "", Map.of("host", "a<b>", "addresses", "1.2.3.4"));
        assertEquals("a<b> hat die Adresse 1.2.3.4.", DoctorWords.of(finding).de());
        assertEquals("plain", DoctorWords.of(new Finding(Step.TCP, Verdict.BAD, "NEW_CODE", "plain", Map.of())).de());
    }

    @Test
    void everyCodeBelongsToAStep() {
        Set<String> steps = Arrays.stream(Step.values()).map(Step::name).collect(Collectors.toSet());
        DoctorWords.codes().forEach(code -> assertTrue(steps.contains(code.split("/")[0]), code));
    }
}

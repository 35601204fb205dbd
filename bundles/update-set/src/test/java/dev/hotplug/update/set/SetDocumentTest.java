package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetDocumentTest {

    private static final SetDocument SET = Sets.set(new Store());
    private static final String TEXT = new String(SET.bytes(), StandardCharsets.UTF_8);

    @Test
    void isReadAsItWasWritten() {
        assertEquals(SET, SetDocument.read(SET.bytes()).value().orElseThrow());
        SetDocument patch = Sets.patch(new Store(), "fix-1", SET, SET.bundles().get(0));
        assertEquals(patch, SetDocument.read(patch.bytes()).value().orElseThrow());
        assertArrayEquals(patch.bytes(), SetDocument.read(patch.bytes()).value().orElseThrow().bytes());
    }

    @Test
    void isAnOsgiFeatureWhoseExtensionIsMandatory() {
        assertTrue(TEXT.startsWith("{\"bundles\":[{\"id\":\"dev.hotplug:station:1.0.0\","), TEXT);
        assertTrue(TEXT.contains("\"feature-resource-version\":\"1.0\""), TEXT);
        assertTrue(TEXT.contains("\"kind\":\"mandatory\",\"type\":\"json\""), TEXT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "securityCounter":1 | "securityCounter":-1 | BAD_VALUE | securityCounter
            "securityCounter":1 | "securityCounter":1.5 | BAD_VALUE | securityCounter
            "securityCounter":1 | "securityCounter":"1" | BAD_VALUE | securityCounter
            "securityCounter":1, | `` | MISSING_FIELD | securityCounter
            "securityCounter":1 | "securityCounter":1,"securityCountr":1 | UNKNOWN_FIELD | securityCountr
            "securityCounter":1 | "securityCounter":1,"securityCounter":2 | NOT_JSON | twice
            "securityCounter":1 | "securityCounter": 1 | NOT_CANONICAL | canonical
            "securityCounter":1 | "securityCounter":01 | NOT_JSON | permitted
            "format":1 | "format":2 | UNKNOWN_FORMAT | format
            "feature-resource-version":"1.0" | "feature-resource-version":"2.0" | UNKNOWN_FORMAT | feature-resource-version
            "kind":"set" | "kind":"patch" | CONTRADICTION | kind
            "complete":true | "complete":false | CONTRADICTION | complete
            "CPB1-S-2-4-8","CPB1-S-1-4-8" | "CPB1-*" | BAD_VALUE | partNumbers
            "CPB1-S-2-4-8","CPB1-S-1-4-8" | `` | BAD_VALUE | partNumbers
            "hardwareRevisions":["1","2"] | "hardwareRevisions":["1","1"] | CONTRADICTION | hardwareRevisions
            "java":"[17,26)" | "java":"17" | BAD_VALUE | platform.java
            "java":"[17,26)" | "java":"[26,17)" | BAD_VALUE | platform.java
            "readableFrom":1 | "readableFrom":3 | BAD_VALUE | readableFrom
            "updateClass":"H0" | "updateClass":"h0" | BAD_VALUE | updateClass
            "dev.hotplug.profile.core":["Reset" | "dev.hotplug.gone":["Reset" | CONTRADICTION | dev.hotplug.gone
            "symbolic-name":"dev.hotplug.station" | "symbolic-name":"dev.hotplug.profile.core" | CONTRADICTION | bundles[1]
            "symbolic-name":"dev.hotplug.station" | "symbolic-name":"../station" | BAD_VALUE | symbolic-name
            "size":30000 | "size":0 | BAD_VALUE | bundles[0].size
            "size":30000 | "size":67108865 | BAD_VALUE | bundles[0].size
            "type":"json" | "type":"text" | BAD_VALUE | type
            "name":"Copper SB" | "name":"Copper\\u0000SB" | BAD_VALUE | name
            "name":"Copper SB" | "name":"\\ud800" | BAD_VALUE | name
            "name":"Copper SB" | "name":"\\u0043opper SB" | NOT_CANONICAL | canonical
            "name":"Copper SB" | "name":null | NOT_JSON | permitted
            "on":true | "on":{"a":1} | BAD_VALUE | on
            "factor":0.25 | "factor":0.250 | NOT_CANONICAL | canonical
            "factor":0.25 | "factor":25e-2 | NOT_JSON | permitted
            "factor":0.25 | "factor":0.1234567890123456 | NOT_JSON | permitted
            "factor":0.25 | "factor":9007199254740993 | NOT_JSON | permitted
            "factor":0.25 | "factor":-0 | NOT_CANONICAL | canonical
            "id":"dev.hotplug:copper-sb:1.0.0" | "id":"dev.hotplug:copper-sb" | BAD_VALUE | id
            """)
    void refusesWithAReasonAndASentenceThatNamesTheField(String from, String to, Reason reason, String named) {
        assertTrue(TEXT.contains(from), from + " is not in " + TEXT);
        Refusal refusal = SetDocument.read(TEXT.replace(from, to).getBytes(StandardCharsets.UTF_8)).refusal().orElseThrow();
        assertEquals(reason, refusal.reason(), refusal.sentence());
        assertTrue(refusal.sentence().contains(named), refusal.sentence());
    }

    @Test
    void refusesWhatIsNoText() {
        assertEquals(Reason.NOT_JSON, SetDocument.read(new byte[] {(byte) 0xc3, 0x28}).refusal().orElseThrow().reason());
        assertEquals(Reason.NOT_JSON, SetDocument.read(new byte[0]).refusal().orElseThrow().reason());
        assertEquals(Reason.NOT_JSON, SetDocument.read((TEXT + TEXT).getBytes(StandardCharsets.UTF_8)).refusal().orElseThrow().reason());
        assertEquals(Reason.BAD_VALUE, SetDocument.read("[]".getBytes(StandardCharsets.UTF_8)).refusal().orElseThrow().reason());
    }

    @Test
    void boundsDepthAndNumberOfValues() {
        assertEquals(Reason.NOT_JSON, SetDocument.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)).refusal().orElseThrow().reason());
        String many = "[" + "0,".repeat(60_000) + "0]";
        assertEquals(Reason.NOT_JSON, SetDocument.read(many.getBytes(StandardCharsets.UTF_8)).refusal().orElseThrow().reason());
        assertEquals(Reason.TOO_LARGE, SetDocument.read(new byte[600_000]).refusal().orElseThrow().reason());
    }

    @Test
    void itsDigestNamesIt() {
        assertEquals(64, SET.sha256().length());
        assertEquals(SET.sha256(), SetDocument.read(SET.bytes()).value().orElseThrow().sha256());
    }
}

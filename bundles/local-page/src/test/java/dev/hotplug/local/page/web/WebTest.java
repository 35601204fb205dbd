package dev.hotplug.local.page.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.FileBody;
import dev.hotplug.page.PageSection;
import dev.hotplug.page.Route;
import dev.hotplug.page.Topic;
import dev.hotplug.page.Words;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {

    private static final List<Field> FIELDS = List.of(
            Field.text("name", 5, "").needed(), Field.wholeNumber("amps", 6, 32, ""), Field.flag("on", ""));

    private static Map<String, Object> read(String json) throws Exception {
        return Fields.check(Json.readObject(json.getBytes(StandardCharsets.UTF_8)), FIELDS);
    }

    @Test
    void fieldsComeWithTheirTypes() throws Exception {
        assertEquals(Map.of("name", "a", "amps", 16L, "on", true), read("{\"name\":\"a\",\"amps\":16.0,\"on\":true}"));
        assertEquals(Map.of("name", "a"), read("{\"name\":\"a\",\"amps\":null}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                            | The field name is missing.",
        "{'name':'toolong'}            | The field name has more than 5 characters.",
        "{'name':7}                    | The field name must be a text.",
        "{'name':'a','amps':5}         | The field amps must be a whole number from 6 to 32.",
        "{'name':'a','amps':6.5}       | The field amps must be a whole number from 6 to 32.",
        "{'name':'a','amps':1e19}      | The field amps must be a whole number from 6 to 32.",
        "{'name':'a','amps':'7'}       | The field amps must be a whole number from 6 to 32.",
        "{'name':'a','on':'true'}      | The field on must be true or false.",
        "{'name':'a','other':1}        | The field other is not known here.",
    })
    void aWrongFieldIsRefusedByItsName(String json, String sentence) {
        Refused refused = assertThrows(Refused.class, () -> read(json.replace('\'', '"')));
        assertEquals(sentence, refused.answer().words().en());
        assertEquals(400, refused.answer().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":{}}", "{\"a\":[1]}", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "{\"a\":", "nonsense",
        "{\"a\":123456789012345678901234567890}"})
    void whatIsNoFlatObjectIsRefused(String json) {
        assertThrows(Json.Malformed.class, () -> Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void valuesAreWrittenPlainly() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", Arrays.asList(1.23456, 0.0, Double.NaN, Optional.empty(), OptionalInt.empty(), Instant.ofEpochMilli(7)));
        value.put("w", Words.of("\u00c4<", "b\""));
        assertEquals("{\"a\":[1.235,0,null,null,null,7],\"w\":{\"de\":\"\u00c4<\",\"en\":\"b\\\"\"}}", Json.write(value));
    }

    @Test
    void aPathIsMatchedSegmentBySegment() {
        Served served = new Served("tokens", Route.delete("/{name}", "", request -> Answer.done()));
        assertEquals(Optional.of(Map.of("name", "a b/c")), served.match("/tokens/a%20b%2Fc"));
        for (String other : List.of("/tokens", "/tokens/", "/tokens/a/b", "/other/a", "/tokens/%zz", "/tokens/%00", "/tokens/" + "x".repeat(201))) {
            assertEquals(Optional.empty(), served.match(other), other);
        }
    }

    @Test
    void theDocumentListsEachRouteWithItsFields() {
        Route put = Route.put("/limit/{connector}", "Sets it.", request -> Answer.done(), FIELDS.toArray(Field[]::new));
        String document = Json.write(OpenApi.document("1", List.of(new Served("charging", put),
                new Served("charging", Route.get("", "Reads it.", request -> Answer.done()).taking(Field.wholeNumber("connector", 1, 9, "")).forAccess(Access.PUBLIC)))));
        assertTrue(document.contains("\"/charging/limit/{connector}\":{\"put\":{\"tags\":[\"charging\"],\"summary\":\"Sets it.\",\"x-access\":\"technician\""), document);
        assertTrue(document.contains("\"required\":[\"name\"]"), document);
        assertTrue(document.contains("\"maxLength\":5"), document);
        assertTrue(document.contains("\"in\":\"query\""), document);
        assertTrue(document.contains("\"security\":[]"), document);
    }

    private record Pretended(String id, int order, byte[] script) implements PageSection {
        @Override
        public Words title() {
            return Words.same(id);
        }

        @Override
        public InputStream module() {
            return new ByteArrayInputStream(script);
        }

        @Override
        public List<Topic> topics() {
            return List.of(new Topic("state", Access.VIEWER, () -> 1));
        }
    }

    private static Pretended section(String id, int order) {
        return new Pretended(id, order, new byte[] {1});
    }

    @Test
    void sectionsComeInTheirOrderAndGo() {
        Menu menu = new Menu();
        Pretended late = section("b", 9);
        menu.add(late);
        menu.add(section("a", 1));
        assertEquals(List.of("a", "b"), menu.sections().stream().map(Section::id).toList());
        menu.remove(late);
        assertEquals(List.of("a"), menu.sections().stream().map(Section::id).toList());
        assertEquals(List.of("a/state"), menu.entries().get(0).get("topics"));
    }

    @Test
    void aSectionThatCannotBeShownHarmsNoOther() {
        Menu menu = new Menu();
        menu.add(section("a", 1));
        menu.add(section("a", 0));
        menu.add(section("../a", 0));
        menu.add(new Pretended("large", 0, new byte[Section.MAX_MODULE + 1]));
        assertEquals(List.of("a"), menu.sections().stream().map(Section::id).toList());
        assertEquals(1, menu.sections().get(0).order());
    }

    @Test
    void aBodyIsBoundedInSizeAndTime() {
        Refused large = assertThrows(Refused.class, () -> Body.read(new ByteArrayInputStream(new byte[Body.MAX_BYTES + 1]), () -> 0));
        assertEquals(413, large.answer().status());
        long[] now = {0};
        Refused slow = assertThrows(Refused.class, () -> Body.read(new ByteArrayInputStream(new byte[10]), () -> now[0] += 20_000));
        assertEquals(408, slow.answer().status());
    }

    @Test
    void theDocumentSaysWhichRouteTakesAFile() {
        Route upload = Route.upload("/file", "Takes it.", new FileBody("application/octet-stream", 100, "A file."), request -> Answer.done());
        String document = Json.write(OpenApi.document("1", List.of(new Served("software", upload))));
        assertTrue(document.contains("\"/software/file\":{\"post\""), document);
        assertTrue(document.contains("application/octet-stream") && document.contains("\"maxLength\":100"), document);
        assertTrue(document.contains("\"x-access\":\"technician\""), document);
    }

    @Test
    void aRouteThatTakesAFileTakesNothingElse() {
        Route upload = Route.upload("", "", new FileBody("a/b", 1, ""), request -> Answer.done());
        assertThrows(IllegalArgumentException.class, () -> upload.taking(Field.flag("on", "")));
    }
}

package dev.hotplug.local.page.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.hotplug.page.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** JSON as plain values. What is read is one flat object; what is written may be nested. */
public final class Json {

    private static final int MAX_NUMBER = 20;
    private static final int MAX_MESSAGE = 200;
    private static final int DECIMALS = 3;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).maxNumberLength(MAX_NUMBER).build())
            .build();

    private Json() {}

    /** Text that is no flat JSON object; the message says why. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "..." : message);
        }
    }

    /** Reads one object whose values are texts, numbers, booleans or null, and nothing after it. */
    public static Map<String, Object> readObject(byte[] utf8) throws Malformed {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("a JSON object is expected");
            }
            Map<String, Object> fields = fields(parser);
            if (parser.nextToken() != null) {
                throw new Malformed("something follows the object");
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new Malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException, Malformed {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            fields.put(name, value(name, parser));
        }
        return fields;
    }

    private static Object value(String name, JsonParser parser) throws IOException, Malformed {
        return switch (parser.nextToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new Malformed("the field " + name + " must be a text, a number or a boolean");
        };
    }

    /** Writes a value: maps, iterables, texts, numbers, booleans, words, moments, optionals and null. */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeMap(out, map);
        } else if (value instanceof Iterable<?> items) {
            out.writeStartArray();
            for (Object item : items) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Words words) {
            out.writeStartObject();
            out.writeStringField("de", words.de());
            out.writeStringField("en", words.en());
            out.writeEndObject();
        } else if (value instanceof Optional<?> optional) {
            write(out, optional.orElse(null));
        } else {
            writePlain(out, value);
        }
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            out.writeFieldName(String.valueOf(field.getKey()));
            write(out, field.getValue());
        }
        out.writeEndObject();
    }

    private static void writePlain(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Instant moment) {
            out.writeNumber(moment.toEpochMilli());
        } else if (value instanceof OptionalInt number) {
            write(out, number.isPresent() ? number.getAsInt() : null);
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    /** At most three decimals, none that are zero; what is no number is null. */
    private static void writeNumber(JsonGenerator out, Number number) throws IOException {
        if (number instanceof Double d && !Double.isFinite(d)) {
            out.writeNull();
        } else {
            BigDecimal rounded = new BigDecimal(number.toString()).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
            out.writeNumber((rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString());
        }
    }
}

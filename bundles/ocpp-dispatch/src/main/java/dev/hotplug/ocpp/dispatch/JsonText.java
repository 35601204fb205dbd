package dev.hotplug.ocpp.dispatch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and writes JSON within bounds. Any thread. */
final class JsonText {

    private final Supplier<FrameSize> size;
    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(FrameSize.MAX_DEPTH + 1).build())
            .build();

    /** @param size asked for each text that is read */
    JsonText(Supplier<FrameSize> size) {
        this.size = size;
    }

    /**
     * The elements of a JSON array.
     *
     * @param whole those that could be read, in their order
     * @param fault why there are no more, when the text is not an array and nothing else: the end of a sentence that
     *              begins with the message; holds nothing of the text
     */
    record Elements(List<Json> whole, Optional<String> fault) {}

    Elements elements(String text) {
        List<Json> whole = new ArrayList<>();
        try (JsonParser parser = factory.createParser(text)) {
            return new Elements(whole, readElements(new Reader(parser, size.get()), parser, whole));
        } catch (Excess e) {
            return new Elements(whole, Optional.of(e.getMessage()));
        } catch (StreamConstraintsException e) {
            return new Elements(whole, Optional.of("has a name or number that is too long, or too many levels"));
        } catch (JsonProcessingException e) {
            return new Elements(whole, Optional.of("is not JSON" + where(e.getLocation())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " from character " + location.getCharOffset();
    }

    private static Optional<String> readElements(Reader reader, JsonParser parser, List<Json> whole) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return Optional.of("is not a JSON array");
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            whole.add(reader.value(token));
        }
        return parser.nextToken() == null ? Optional.empty() : Optional.of("goes on after its end");
    }

    String write(Json json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(text)) {
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        if (json instanceof Json.Obj object) {
            writeObject(object, out);
        } else if (json instanceof Json.Arr array) {
            writeArray(array, out);
        } else if (json instanceof Json.Text text) {
            out.writeString(text.value());
        } else if (json instanceof Json.Num number) {
            out.writeNumber(number.digits());
        } else if (json instanceof Json.Bool bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }

    private static void writeObject(Json.Obj object, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
            out.writeFieldName(field.getKey());
            write(field.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void writeArray(Json.Arr array, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Json item : array.items()) {
            write(item, out);
        }
        out.writeEndArray();
    }

    /** Reads the values of one text and counts them and their levels; the array around them is the first. */
    private static final class Reader {
        private final JsonParser parser;
        private final FrameSize size;
        private int count;
        private int depth = 1;

        Reader(JsonParser parser, FrameSize size) {
            this.parser = parser;
            this.size = size;
        }

        Json value(JsonToken token) throws IOException {
            if (++count > size.values()) {
                throw new Excess("has more than " + size.values() + " values");
            }
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> new Json.Text(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
                case VALUE_TRUE -> new Json.Bool(true);
                case VALUE_FALSE -> new Json.Bool(false);
                default -> Json.Null.NULL;
            };
        }

        private Json object() throws IOException {
            enter();
            Map<String, Json> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (fields.put(name, value(parser.nextToken())) != null) {
                    throw new Excess("has a field twice");
                }
            }
            depth--;
            return new Json.Obj(Map.copyOf(fields));
        }

        private Json array() throws IOException {
            enter();
            List<Json> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(value(token));
            }
            depth--;
            return new Json.Arr(items);
        }

        private void enter() throws Excess {
            if (++depth > size.depth()) {
                throw new Excess("is nested deeper than " + size.depth() + " levels");
            }
        }
    }

    /** More than is accepted. */
    private static final class Excess extends IOException {
        private static final long serialVersionUID = 1L;

        Excess(String text) {
            super(text);
        }
    }
}

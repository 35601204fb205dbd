package dev.hotplug.station.transaction;

import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.model.WireName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sampled values as one text of a store field: {@code value|context|measurand|phase|location|unit}, joined by semicolons,
 * spelled as on the wire. A value with a word this version does not know is left out on reading; parts after the sixth
 * are ignored.
 */
final class ValueText {

    private static final int PARTS = 6;

    private ValueText() {}

    static String write(List<SampledValue> values) {
        return values.stream().map(ValueText::write).collect(Collectors.joining(";"));
    }

    static List<SampledValue> read(String text) {
        return Stream.of(text.split(";")).flatMap(value -> readOne(value).stream()).toList();
    }

    private static String write(SampledValue value) {
        return String.join(
                "|",
                value.value().toPlainString(),
                value.context().wireName(),
                value.measurand().wireName(),
                value.phase().map(Phase::wireName).orElse(""),
                value.location().name(),
                value.unit().map(UnitOfMeasure::name).orElse(""));
    }

    private static Optional<SampledValue> readOne(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SampledValue(
                    new BigDecimal(parts[0]),
                    named(ReadingContext.values(), parts[1]),
                    named(Measurand.values(), parts[2]),
                    optional(parts[3]).map(p -> named(Phase.values(), p)),
                    Location.valueOf(parts[4]),
                    optional(parts[5]).map(UnitOfMeasure::valueOf)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static <E extends WireName> E named(E[] values, String wireName) {
        return Stream.of(values)
                .filter(v -> v.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word " + wireName));
    }
}

package dev.hotplug.station.limit;

import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.TransactionPlan.Layer;
import dev.hotplug.store.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Plans as records of the store. A step is {@code millis:mA:phases:least}, an empty place for an empty value; steps are
 * parted by blanks. Later versions may add places at the end of a step.
 */
public final class PlanText {

    private static final String STEPS = "steps";
    private static final String LAYERS = "layers";

    private PlanText() {}

    public static Fields write(LimitPlan plan) {
        return Fields.of(STEPS, text(plan));
    }

    /** @throws IllegalArgumentException when it is none */
    public static LimitPlan readPlan(Fields fields) {
        return plan(fields.required(STEPS));
    }

    public static Fields write(TransactionPlan plan) {
        Map<String, String> fields = new HashMap<>();
        fields.put(LAYERS, Integer.toString(plan.layers().size()));
        for (int i = 0; i < plan.layers().size(); i++) {
            Layer layer = plan.layers().get(i);
            fields.put(i + ".steps", text(layer.plan()));
            fields.put(i + ".relative", Boolean.toString(layer.relative()));
            put(fields, i + ".validFrom", layer.validFrom());
            put(fields, i + ".validTo", layer.validTo());
        }
        return new Fields(fields);
    }

    /** @throws IllegalArgumentException when it is none */
    public static TransactionPlan readTransactionPlan(Fields fields) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < fields.number(LAYERS, 0); i++) {
            layers.add(new Layer(
                    plan(fields.required(i + ".steps")),
                    fields.flag(i + ".relative", false),
                    moment(fields, i + ".validFrom"),
                    moment(fields, i + ".validTo")));
        }
        return new TransactionPlan(layers);
    }

    private static String text(LimitPlan plan) {
        return plan.steps().stream().map(PlanText::text).collect(Collectors.joining(" "));
    }

    private static String text(Step step) {
        return step.from().toEpochMilli() + ":" + text(step.milliampere()) + ":" + text(step.phases()) + ":"
                + step.leastMilliampere();
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static LimitPlan plan(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] places = part.split(":", -1);
            if (places.length < 4) {
                throw new IllegalArgumentException("not a step: " + part);
            }
            steps.add(new Step(
                    Instant.ofEpochMilli(Long.parseLong(places[0])), number(places[1]), number(places[2]),
                    Integer.parseInt(places[3])));
        }
        return new LimitPlan(steps);
    }

    private static OptionalInt number(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static void put(Map<String, String> fields, String name, Optional<Instant> moment) {
        moment.ifPresent(m -> fields.put(name, Long.toString(m.toEpochMilli())));
    }

    private static Optional<Instant> moment(Fields fields, String name) {
        return fields.text(name).map(Long::parseLong).map(Instant::ofEpochMilli);
    }
}

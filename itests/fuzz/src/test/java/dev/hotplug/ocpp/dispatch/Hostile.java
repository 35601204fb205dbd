package dev.hotplug.ocpp.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payload with one of its values exchanged for one that breaks readers: what random bytes seldom come upon. Deterministic. */
final class Hostile {

    private static final List<Json> VALUES = List.of(
            number("1e999999999"), number("1e-999999999"), number("1e41"), number("1e40"), number("-1"), number("2147483648"),
            number("9".repeat(39)), number("9".repeat(41)), number("0.00000000000000000000000000000000000001"), number("-0.0"),
            text(""), text("x".repeat(501)), text("\u0000"), text("\ud800"), text("+999999999-12-31T23:59:59Z"), text("2026-02-30T00:00:00Z"),
            new Json.Bool(true), Json.Null.NULL, new Json.Arr(List.of()), new Json.Obj(Map.of()));

    private final int chosen;
    private final Json value;
    private int passed;

    private Hostile(int chosen, Json value) {
        this.chosen = chosen;
        this.value = value;
    }

    /** @param choice any number: names the place and the value */
    static Json variant(Json payload, int choice) {
        int places = places(payload);
        Json value = VALUES.get(Math.floorMod(choice / Math.max(1, places), VALUES.size()));
        return new Hostile(Math.floorMod(choice, Math.max(1, places)), value).walk(payload);
    }

    private static Json number(String digits) {
        return new Json.Num(digits);
    }

    private static Json text(String value) {
        return new Json.Text(value);
    }

    private static int places(Json json) {
        if (json instanceof Json.Obj object) {
            return object.fields().values().stream().mapToInt(Hostile::places).sum();
        }
        return json instanceof Json.Arr array ? array.items().stream().mapToInt(Hostile::places).sum() : 1;
    }

    private Json walk(Json json) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> fields = new LinkedHashMap<>();
            object.fields().keySet().stream().sorted().forEach(name -> fields.put(name, walk(object.fields().get(name))));
            return new Json.Obj(fields);
        }
        if (json instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>();
            array.items().forEach(item -> items.add(walk(item)));
            return new Json.Arr(items);
        }
        return passed++ == chosen ? value : json;
    }
}

package dev.hotplug.driver.wallbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A part number, {@code MODEL-CABLE-EVC-POWER-VERSION[-CUSTOM[-REVISION]]}, in upper case. A group with a code that is in
 * none of the tables below stays in the text and is named by {@link #unknown()}; a missing tail group is empty.
 *
 * @param text   the whole part number
 * @param groups its groups, in order
 */
public record PartNumber(String text, List<String> groups) {

    /** Groups that make the chargePointModel of BootNotification. */
    private static final int MODEL_GROUPS = 4;

    public PartNumber {
        groups = List.copyOf(groups);
    }

    /** The models of the vendor's guide. */
    public enum Model {
        COPPER_SB("CPB1", "Copper SB"),
        PULSAR_PLUS("PLP1", "Pulsar Plus"),
        PULSAR_PLUS_NA("PUP1", "Pulsar Plus NA"),
        COMMANDER_2("CMX2", "Commander 2");

        private final String code;
        private final String label;

        Model(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        /** The name people use. */
        public String label() {
            return label;
        }
    }

    /** What the cable code says; the guide lists S and W for models that are tethered in practice, so nothing is enforced. */
    public enum Cable {
        SOCKET("S"),
        SOCKET_WITH_SHUTTER("W"),
        CABLE_25_FEET("U"),
        CABLE_5_METRES("0"),
        CABLE_7_METRES("M");

        private final String code;

        Cable(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The connector towards the car. */
    public enum Evc {
        TYPE_1("1"),
        TYPE_2("2");

        private final String code;

        Evc(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Rated power: phases, current per phase and voltage. */
    public enum Power {
        KW_7_4("2", 1, 32_000, 230),
        KW_11("3", 3, 16_000, 230),
        KW_22("4", 3, 32_000, 230),
        KW_9_6("5", 1, 40_000, 240),
        KW_11_5("6", 1, 48_000, 240);

        private final String code;
        private final int phases;
        private final int maxMilliampere;
        private final int nominalVolt;

        Power(String code, int phases, int maxMilliampere, int nominalVolt) {
            this.code = code;
            this.phases = phases;
            this.maxMilliampere = maxMilliampere;
            this.nominalVolt = nominalVolt;
        }

        public String code() {
            return code;
        }

        public int phases() {
            return phases;
        }

        /** Per phase. */
        public int maxMilliampere() {
            return maxMilliampere;
        }

        /** Phase to neutral; of the North American models between the two lines. */
        public int nominalVolt() {
            return nominalVolt;
        }
    }

    /** What the version code promises; every version of the guide's table has OCPP. */
    public enum Version {
        RCD_RFID_OCPP("8", true, Set.of(Model.COPPER_SB, Model.COMMANDER_2)),
        RCD_OCPP("9", false, Set.of(Model.PULSAR_PLUS)),
        EARTH_DETECTION_RCD_OCPP("F", false, Set.of(Model.PULSAR_PLUS)),
        HARDWIRED_OCPP("C", false, Set.of(Model.PULSAR_PLUS_NA)),
        NEMA_14_50_OCPP("G", false, Set.of(Model.PULSAR_PLUS_NA));

        private final String code;
        private final boolean rfid;
        private final Set<Model> models;

        Version(String code, boolean rfid, Set<Model> models) {
            this.code = code;
            this.rfid = rfid;
            this.models = models;
        }

        public String code() {
            return code;
        }

        public boolean rfid() {
            return rfid;
        }

        /** The models that exist in this version. */
        public Set<Model> models() {
            return models;
        }
    }

    /** Reads a part number in upper or lower case; never fails. */
    public static PartNumber parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return new PartNumber(upper, Arrays.asList(upper.split("-", -1)));
    }

    /** A group by its place from 0; empty when the part number ends before it. */
    public String group(int index) {
        return index < groups.size() ? groups.get(index) : "";
    }

    public Optional<Model> model() {
        return Arrays.stream(Model.values()).filter(m -> m.code().equals(group(0))).findFirst();
    }

    public Optional<Cable> cable() {
        return Arrays.stream(Cable.values()).filter(c -> c.code().equals(group(1))).findFirst();
    }

    public Optional<Evc> evc() {
        return Arrays.stream(Evc.values()).filter(e -> e.code().equals(group(2))).findFirst();
    }

    public Optional<Power> power() {
        return Arrays.stream(Power.values()).filter(p -> p.code().equals(group(3))).findFirst();
    }

    /** The version; empty when the code is unknown or does not exist for this model. */
    public Optional<Version> version() {
        return Arrays.stream(Version.values())
                .filter(v -> v.code().equals(group(4)))
                .filter(v -> model().filter(v.models()::contains).isPresent())
                .findFirst();
    }

    /** True when the part number promises OCPP. */
    public boolean ocpp() {
        return version().isPresent();
    }

    /** chargePointModel of BootNotification: the first four groups. */
    public String chargePointModel() {
        return String.join("-", groups.subList(0, Math.min(MODEL_GROUPS, groups.size())));
    }

    /** The groups whose code is in none of the tables, as {@code "power 7"}; empty when all are known. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        note(unknown, "model", 0, model());
        note(unknown, "cable", 1, cable());
        note(unknown, "EVC", 2, evc());
        note(unknown, "power", 3, power());
        note(unknown, "version", 4, version());
        return List.copyOf(unknown);
    }

    private void note(List<String> unknown, String name, int index, Optional<?> meaning) {
        if (meaning.isEmpty()) {
            unknown.add(name + " " + (group(index).isEmpty() ? "(missing)" : group(index)));
        }
    }
}

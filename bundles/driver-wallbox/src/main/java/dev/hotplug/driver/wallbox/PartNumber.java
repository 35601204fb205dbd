package dev.hotplug.driver.wallbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part number, {@code MODEL-CABLE-EVC-POWER-VERSION[-CUSTOM[-REVISION]]}, in upper case. What its codes mean is in
 * {@code part-numbers.txt}. A code that is not there stays in the text and is marked; a missing tail group is empty.
 *
 * @param text   the whole part number
 * @param groups its groups, in order
 */
public record PartNumber(String text, List<String> groups) {

    /** Groups that make the chargePointModel of BootNotification. */
    private static final int MODEL_GROUPS = 4;
    private static final String UNKNOWN = "unknown";

    public PartNumber {
        groups = List.copyOf(groups);
    }

    /** What each place is for; the revision is a letter that only counts, so every one is known. */
    public enum Group {
        MODEL("model"),
        CABLE("cable"),
        EVC("EVC"),
        POWER("power"),
        VERSION("version"),
        CUSTOM("custom"),
        REVISION("revision");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        /** For people, as the guide has it. */
        public String label() {
            return label;
        }

        /** A part number without it is not whole. */
        boolean needed() {
            return compareTo(CUSTOM) < 0;
        }
    }

    /** What a version code may promise. */
    public enum Promise {
        OCPP("ocpp"),
        RFID("rfid"),
        /** Detection of a lost protective conductor of the supply, as installations in Great Britain need it. */
        EARTH_DETECTION("earth"),
        /** Detection of 6 mA of DC residual current (IEC 62955). */
        RESIDUAL_CURRENT_DC("dc6");

        private final String fact;

        Promise(String fact) {
            this.fact = fact;
        }
    }

    /**
     * A code of this part number.
     *
     * @param code    as it stands there; empty when the part number ends before
     * @param meaning for people; {@code unknown} when no table has the code
     */
    public record Code(Group group, String code, String meaning, boolean known) {}

    /**
     * Rated power.
     *
     * @param phases         1 or 3
     * @param maxMilliampere per phase
     * @param nominalVolt    phase to neutral; of the North American models between the two lines
     */
    public record Rating(int phases, int maxMilliampere, int nominalVolt) {}

    /** Reads a part number in upper or lower case; never fails. */
    public static PartNumber parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return new PartNumber(upper, Arrays.asList(upper.split("-", -1)));
    }

    /** A group by its place from 0; empty when the part number ends before it. */
    public String group(int index) {
        return index < groups.size() ? groups.get(index) : "";
    }

    /** One group with its meaning. */
    public Code code(Group group) {
        String code = group(group.ordinal());
        boolean revision = group == Group.REVISION && code.matches("[A-Z]");
        Optional<String> meaning = revision ? Optional.of("revision " + code) : row(group).map(PartNumberTable.Row::meaning);
        return new Code(group, code, meaning.orElse(UNKNOWN), meaning.isPresent());
    }

    /** All groups that are there or ought to be, in their order. */
    public List<Code> codes() {
        return Arrays.stream(Group.values()).filter(g -> g.needed() || !group(g.ordinal()).isEmpty()).map(this::code).toList();
    }

    /** The rating of the power code; empty when that is unknown. */
    public Optional<Rating> rating() {
        return row(Group.POWER).map(PartNumber::rating);
    }

    /** Whether the version promises that; empty when the version is unknown, or does not exist for this model. */
    public Optional<Boolean> promises(Promise promise) {
        return row(Group.VERSION).map(version -> version.has(promise.fact));
    }

    /** True when the version of this model promises OCPP. */
    public boolean ocpp() {
        return promises(Promise.OCPP).orElse(false);
    }

    /** The version codes with which this model has OCPP, in the order of the table. */
    public List<String> versionsWithOcpp() {
        return PartNumberTable.OURS.codes(Group.VERSION, Promise.OCPP.fact, group(0));
    }

    /** chargePointModel of BootNotification: the first four groups. */
    public String chargePointModel() {
        return String.join("-", groups.subList(0, Math.min(MODEL_GROUPS, groups.size())));
    }

    /** The groups whose code is in no table, as {@code "power 7"}; empty when all are known. */
    public List<String> unknown() {
        return codes().stream()
                .filter(code -> !code.known())
                .map(code -> code.group().label() + " " + (code.code().isEmpty() ? "(missing)" : code.code()))
                .toList();
    }

    private Optional<PartNumberTable.Row> row(Group group) {
        return PartNumberTable.OURS.find(group, group(group.ordinal()), group(0));
    }

    private static Rating rating(PartNumberTable.Row power) {
        return new Rating(number(power, "phases"), number(power, "milliampere"), number(power, "volt"));
    }

    private static int number(PartNumberTable.Row row, String fact) {
        return Integer.parseInt(row.facts().get(fact));
    }
}

package dev.hotplug.ocpp16.types;

/** A value that breaks a rule of OCPP 1.6; the dispatcher answers it with the CALLERROR of its kind. */
public class ConstraintViolation extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final Kind kind;
    private final String text;

    /**
     * @param field name on the wire, or the path to it ({@code chargingSchedule.duration})
     * @param text  the end of a sentence that begins with the field; without the value
     */
    public ConstraintViolation(String field, Kind kind, String text) {
        super(field + " " + text);
        this.field = field;
        this.kind = kind;
        this.text = text;
    }

    public String field() {
        return field;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, without the field. */
    public String text() {
        return text;
    }

    /** Which rule. */
    public enum Kind {
        /** Of the right type, but not a value the field may have: PropertyConstraintViolation. */
        PROPERTY,
        /** A field that must be there and is not: OccurenceConstraintViolation. */
        OCCURENCE,
        /** Not of the field's type: TypeConstraintViolation. */
        TYPE
    }
}

package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp16.types.ConstraintViolation;

/** Why a payload is not the record it should be, on its way up from the field where it was found. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Characters of an errorDescription (OCPP-J section 4.2.3), less the dots of one that is cut. */
    private static final int MAX_DESCRIPTION = 255 - 3;

    private final Code code;
    private final String path;
    private final String text;

    Refusal(Code code, String path, String text) {
        super(path + " " + text, null, false, false);
        this.code = code;
        this.path = path;
        this.text = text;
    }

    static Refusal of(ConstraintViolation violation) {
        Code code = switch (violation.kind()) {
            case PROPERTY -> Code.PropertyConstraintViolation;
            case OCCURENCE -> Code.OccurenceConstraintViolation;
            case TYPE -> Code.TypeConstraintViolation;
        };
        return new Refusal(code, violation.field(), violation.text());
    }

    static Refusal type(String field, Json found, String wanted) {
        return new Refusal(Code.TypeConstraintViolation, field, "is " + found.kind() + " instead of " + wanted);
    }

    static Refusal property(String field, String text) {
        return new Refusal(Code.PropertyConstraintViolation, field, text);
    }

    Refusal in(String outer) {
        return new Refusal(code, outer + "." + path, text);
    }

    /** The name of a field that the central system made up is part of it, so it is one line of bounded length. */
    CallError error() {
        return new CallError(code, LogText.of(getMessage(), MAX_DESCRIPTION));
    }
}

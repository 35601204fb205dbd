package dev.hotplug.ocpp;

/**
 * A CALLERROR (OCPP-J section 4.2.3).
 *
 * @param description at most 255 characters, may be empty
 */
public record CallError(Code code, String description) {

    public CallError {
        description = description.length() > 255 ? description.substring(0, 255) : description;
    }

    /** Error codes as OCPP-J 1.6 spells them, misspellings included. */
    public enum Code {
        NotImplemented,
        NotSupported,
        InternalError,
        ProtocolError,
        SecurityError,
        FormationViolation,
        PropertyConstraintViolation,
        OccurenceConstraintViolation,
        TypeConstraintViolation,
        GenericError
    }
}

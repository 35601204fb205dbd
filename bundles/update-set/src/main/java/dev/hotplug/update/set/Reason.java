package dev.hotplug.update.set;

/** Why a set is refused. The layer says what was wrong with what, and so which status a station reports. */
public enum Reason {
    /** The file does not begin as an update set does. */
    NOT_A_SET(Layer.ARCHIVE),
    /** The file ends before its end. */
    TRUNCATED(Layer.ARCHIVE),
    /** Something follows its end. */
    TRAILING_DATA(Layer.ARCHIVE),
    /** An entry has another name than the one that belongs in its place: strange, doubled, missing or out of order. */
    UNEXPECTED_ENTRY(Layer.ARCHIVE),
    /** An entry is compressed, encrypted, dated, or carries what a set has no place for. */
    ENTRY_FORM(Layer.ARCHIVE),
    /** An entry declares another size than the document. */
    SIZE_DIFFERS(Layer.ARCHIVE),
    /** Content and its checksum or digest do not match. */
    CONTENT_ALTERED(Layer.ARCHIVE),
    /** A part, or the whole, is larger than permitted. */
    TOO_LARGE(Layer.ARCHIVE),
    /** The archive's directory does not repeat its entries. */
    DIRECTORY_DIFFERS(Layer.ARCHIVE),

    /** The document is no JSON, or JSON beyond the bounds. */
    NOT_JSON(Layer.DOCUMENT),
    /** The document is not in its canonical form. */
    NOT_CANONICAL(Layer.DOCUMENT),
    /** It was written to another version of the format. */
    UNKNOWN_FORMAT(Layer.DOCUMENT),
    /** It has a field that the format does not know. */
    UNKNOWN_FIELD(Layer.DOCUMENT),
    /** A field is missing. */
    MISSING_FIELD(Layer.DOCUMENT),
    /** A field has a value that it cannot have. */
    BAD_VALUE(Layer.DOCUMENT),
    /** Two fields contradict each other. */
    CONTRADICTION(Layer.DOCUMENT),

    /** Nobody has signed it. */
    UNSIGNED(Layer.SIGNATURE),
    /** The signature cannot be read, or is of a kind that is not permitted. */
    SIGNATURE_FORM(Layer.SIGNATURE),
    /** The signature is of something else, or by another key. */
    SIGNATURE_WRONG(Layer.SIGNATURE),
    /** The certificate does not lead to a root that is trusted here. */
    UNTRUSTED(Layer.SIGNATURE),
    /** A certificate is not valid yet, or no longer. */
    NOT_VALID_NOW(Layer.SIGNATURE),
    /** The certificate is not made for signing software. */
    WRONG_PURPOSE(Layer.SIGNATURE),
    /** A certificate was revoked. */
    REVOKED(Layer.SIGNATURE),
    /** A key is too short, or of a kind that is not permitted. */
    WEAK_KEY(Layer.SIGNATURE),
    /** Fewer roots than required stand behind it. */
    TOO_FEW_SIGNERS(Layer.SIGNATURE),

    /** It is for another vendor or model. */
    OTHER_MODEL(Layer.STATION),
    /** The station's part number is not on its list. */
    OTHER_PART_NUMBER(Layer.STATION),
    /** The station's hardware revision is not on its list. */
    OTHER_HARDWARE(Layer.STATION),
    /** Its security counter is lower than the station's. */
    OLDER_COUNTER(Layer.STATION),
    /** It needs another Java. */
    OTHER_JAVA(Layer.STATION),
    /** It needs another launcher API. */
    OTHER_API(Layer.STATION),
    /** It needs another layout of the data folder. */
    OTHER_STORAGE(Layer.STATION),
    /** The station lacks the space. */
    NO_SPACE(Layer.STATION),
    /** It cannot read what is stored, or writes what the version before cannot read. */
    UNREADABLE_STATE(Layer.STATION),
    /** It is a patch for another base. */
    OTHER_BASE(Layer.STATION);

    private final Layer layer;

    Reason(Layer layer) {
        this.layer = layer;
    }

    public Layer layer() {
        return layer;
    }

    /** What is wrong with what. */
    public enum Layer {
        /** The file as a container: altered on the way, or made by another tool. */
        ARCHIVE,
        /** What the vendor wrote. */
        DOCUMENT,
        /** Who stands behind it. */
        SIGNATURE,
        /** A good set for some other station, or for this one at another time. */
        STATION
    }
}

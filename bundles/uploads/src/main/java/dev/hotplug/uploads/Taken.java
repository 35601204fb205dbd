package dev.hotplug.uploads;

/** What became of a request. */
public sealed interface Taken {

    /**
     * The file is there, the promise to upload it is durable, and it begins behind the answer.
     *
     * @param instead an upload that was under way has been given up for it
     */
    record Promised(String fileName, boolean instead) implements Taken {}

    /**
     * There is nothing to upload.
     *
     * @param instead an upload that was under way has been given up all the same
     */
    record Nothing(boolean instead) implements Taken {}

    /**
     * Nothing will be uploaded.
     *
     * @param sentence for a person; holds no password
     */
    record Refused(Why why, String sentence) implements Taken {}

    /** Whose fault it is. */
    enum Why {
        /** The address cannot be used. */
        LOCATION,
        /** The file could not be written, or the promise not be stored. */
        CHARGER,
        /** The bundle that asked is being replaced. */
        REPLACED
    }
}

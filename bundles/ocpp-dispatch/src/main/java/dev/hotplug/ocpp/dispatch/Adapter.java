package dev.hotplug.ocpp.dispatch;

/** Maps one Java type to JSON and back. */
interface Adapter {

    /**
     * @param field name for the refusal
     * @throws Refusal when the JSON is no such value
     */
    Object read(String field, Json json, Strictness strictness);

    Json write(Object value);
}

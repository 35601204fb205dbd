package dev.hotplug.example.driver.line;

import java.util.Optional;
import java.util.function.Consumer;

/** The line to the device. */
interface Wire {

    /**
     * Connects, and goes on trying when nobody is there or the line breaks.
     *
     * @param ears hears every line but the first, one at a time, on a thread of the wire's own
     * @return the first line, when it came within two seconds
     */
    Optional<String> open(Consumer<String> ears);

    /** Says a line; it is lost while nobody is there. Any thread. */
    void send(String line);

    /** Ends the line without a word more. Any thread; harmless when repeated. */
    void close();
}

package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.util.Optional;

/** One way of moving a file; used for one transfer, by its thread. */
interface Protocol {

    /** Sends the file into the folder; returns once the server has confirmed that it has all of it. */
    void upload(Address folder, Source source, String name) throws IOException;

    /** Fetches the file into {@code target}, from where that stands when the server still has that version. */
    void download(Address file, Fetch target) throws IOException;

    /** Fetches parts of the file, where the protocol has a word for that. */
    default void parts(Address file, PartsTarget target) throws IOException {
        throw PartsTarget.whole();
    }

    /** The version as a validator, when the server says enough of it. */
    static Optional<Validator> version(String text) {
        return text.isEmpty() || text.length() > 500 ? Optional.empty() : Optional.of(new Validator(text));
    }
}

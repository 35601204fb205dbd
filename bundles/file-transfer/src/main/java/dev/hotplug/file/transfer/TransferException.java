package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure;
import java.io.IOException;

/** A failure on its way out of a transfer; its sentence holds no secret. */
final class TransferException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    TransferException(Failure.Kind kind, String sentence) {
        super(sentence);
        this.failure = new Failure(kind, sentence);
    }

    TransferException(Failure.Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.failure = new Failure(kind, sentence);
    }

    Failure failure() {
        return failure;
    }
}

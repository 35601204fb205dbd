package dev.hotplug.runtime.compose;

/** The features, the configuration files and the bundles of the build do not fit together; the message says which and how. */
public final class CompositionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CompositionException(String message) {
        super(message);
    }

    CompositionException(String message, Throwable cause) {
        super(message, cause);
    }
}

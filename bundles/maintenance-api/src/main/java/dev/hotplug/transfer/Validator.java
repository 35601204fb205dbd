package dev.hotplug.transfer;

/**
 * Tells one version of a file on a server from another: a strong ETag or Last-Modified (HTTP), size and time of change (FTP,
 * SFTP). To be kept as it is and handed back.
 *
 * @param text at most 500 characters
 */
public record Validator(String text) {

    public Validator {
        if (text.length() > 500) {
            throw new IllegalArgumentException("a validator has more than 500 characters");
        }
    }
}

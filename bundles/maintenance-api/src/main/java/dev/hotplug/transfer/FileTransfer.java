package dev.hotplug.transfer;

import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Uploads and downloads, each on a thread of its own that ends with it; few at a time. Any thread; every method returns at
 * once. When the provider goes (a swap), what runs ends {@link Failure.Kind#CANCELLED}.
 */
@ProviderType
public interface FileTransfer {

    /** The longest address, in characters. */
    int MAX_ADDRESS = 2_048;

    /** Schemes that work, in lower case: {@code ftp}, {@code ftps}, {@code http}, {@code https}, {@code sftp}. */
    SortedSet<String> schemes();

    /** Why an address would be refused before anything is opened; empty when it would not. */
    Optional<Failure> refusal(String address);

    /** Sends a file. */
    Transfer upload(Upload upload);

    /** Fetches a file. */
    Transfer download(Download download);

    /**
     * Fetches parts of a file. Ends {@link Failure.Kind#UNSUPPORTED} when its server does not give parts, or not all of them of one
     * version: then it has to be fetched whole.
     */
    default Transfer parts(Parts parts) {
        return Transfer.ended(new Outcome.Failed(
                new Failure(Failure.Kind.UNSUPPORTED, "Files are fetched whole here."), 0, Optional.empty()));
    }
}

package dev.hotplug.update.set;

import java.io.IOException;
import java.io.InputStream;

/** Where the bill of materials and bundles are taken from. */
public interface BlobSource {

    /**
     * The content; read more than once.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    InputStream open(Blob blob) throws IOException;
}

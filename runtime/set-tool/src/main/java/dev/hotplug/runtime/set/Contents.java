package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.BlobSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What goes into a set: files of this machine and texts made by the tool, by their digests. */
final class Contents implements BlobSource {

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, byte[]> texts = new HashMap<>();

    Blob put(Path file) throws IOException {
        Blob blob = new Blob(Digests.sha256(file), Files.size(file));
        files.put(blob.sha256(), file);
        return blob;
    }

    Blob put(byte[] text) {
        Blob blob = new Blob(HexFormat.of().formatHex(Digests.sha256().digest(text)), text.length);
        texts.put(blob.sha256(), text);
        return blob;
    }

    @Override
    public InputStream open(Blob blob) throws IOException {
        if (texts.containsKey(blob.sha256())) {
            return new ByteArrayInputStream(texts.get(blob.sha256()));
        }
        if (!files.containsKey(blob.sha256())) {
            throw new NoSuchFileException(blob.sha256());
        }
        return Files.newInputStream(files.get(blob.sha256()));
    }
}

package dev.hotplug.update.set;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Contents by digest, in memory. */
final class Store implements BlobSource {

    final Map<String, byte[]> contents = new HashMap<>();

    /** What a reader puts in and never keeps is not here, but it was opened. */
    int opened;

    final BlobSink sink = blob -> {
        opened++;
        return new Entry(blob);
    };

    Blob put(byte[] content) {
        Blob blob = new Blob(sha256(content), content.length);
        contents.put(blob.sha256(), content);
        return blob;
    }

    Blob put(String content) {
        return put(content.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(Blob blob) {
        return contents.containsKey(blob.sha256());
    }

    @Override
    public InputStream open(Blob blob) throws IOException {
        if (!has(blob)) {
            throw new NoSuchFileException(blob.sha256());
        }
        return new ByteArrayInputStream(contents.get(blob.sha256()));
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(SetDocument.digest().digest(content));
    }

    private final class Entry implements BlobSink.Target {

        private final Blob blob;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Entry(Blob blob) {
            this.blob = blob;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        @Override
        public void keep() {
            contents.put(blob.sha256(), bytes.toByteArray());
        }

        @Override
        public void close() {
            // in memory
        }
    }
}

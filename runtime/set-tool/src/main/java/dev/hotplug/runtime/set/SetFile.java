package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.BlobSink;
import dev.hotplug.update.set.BlobSource;
import dev.hotplug.update.set.Layout;
import dev.hotplug.update.set.Limits;
import dev.hotplug.update.set.SetDocument;
import dev.hotplug.update.set.SetHead;
import dev.hotplug.update.set.SetReader;
import dev.hotplug.update.set.SetWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file of a set on this machine, read through once and found whole.
 *
 * @param path where it is
 * @param head its beginning
 */
record SetFile(Path path, SetHead head) implements BlobSource {

    /** @throws Complaint when it is not what it should be */
    static SetFile open(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return new SetFile(path, Complaint.unless(SetReader.read(in, Limits.FORMAT, SetReader.Gatekeeper.OPEN, BlobSink.NOWHERE)));
        }
    }

    /** Written beside and then moved into its place: there is the old file or the new one. */
    static Layout write(SetDocument document, byte[] signatures, BlobSource source, Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".", ".hpkg");
        try {
            Layout layout;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                layout = Complaint.unless(SetWriter.write(document, signatures, source, out));
            }
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            path.toFile().setReadable(true, false);
            return layout;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    SetDocument document() {
        return head.document();
    }

    byte[] content(Blob blob) throws IOException {
        Layout.Slot slot = head.layout().slots().stream()
                .filter(each -> each.sha256().equals(blob.sha256()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(blob.sha256()));
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(slot.data());
            return in.readNBytes((int) slot.size());
        }
    }

    @Override
    public InputStream open(Blob blob) throws IOException {
        return new ByteArrayInputStream(content(blob));
    }
}

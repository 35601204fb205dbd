package dev.hotplug.update.set;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The file: what is written is read, and nothing else is. */
class SetFileTest {

    private final Store store = new Store();
    private final SetDocument set = Sets.set(store);
    private final byte[] file = Sets.file(set, store);
    private final Layout layout = new SetHead(set, set.bytes(), Jws.write(List.of())).layout();

    @Test
    void isReadAsItWasWritten() {
        Store into = new Store();
        SetHead head = Sets.read(file, into).value().orElseThrow();
        assertEquals(set, head.document());
        set.blobs().forEach(blob -> assertArrayEquals(store.contents.get(blob.sha256()), into.contents.get(blob.sha256())));
        assertEquals(layout, head.layout());
        assertEquals(file.length, layout.totalBytes());
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertArrayEquals(file, Sets.file(Sets.set(new Store()), store));
    }

    @Test
    void everyZipReaderReadsIt() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                zip.readAllBytes();
            }
        }
        assertEquals(layout.slots().stream().map(Layout.Slot::name).toList(), names);
    }

    @Test
    void theBeginningIsJudgedBeforeAnythingIsTaken() throws IOException {
        Refusal no = Refusal.of(Reason.UNTRUSTED, "No.");
        Store into = new Store();
        Result<SetHead> result = SetReader.read(new ByteArrayInputStream(file), Limits.FORMAT, head -> Optional.of(no), into.sink);
        assertEquals(Optional.of(no), result.refusal());
        assertEquals(0, into.opened);
    }

    @Test
    void aFileThatEndsAtAnyByteIsTruncated() {
        for (int length = 0; length < file.length; length += length < 4_000 || length > file.length - 1_000 ? 1 : 97) {
            assertEquals(Reason.TRUNCATED, Sets.refusal(Arrays.copyOf(file, length)), "after " + length);
        }
    }

    @Test
    void aByteThatIsAnotherIsNoticedWhereverItIs() {
        for (int at = 0; at < file.length; at += at < 4_000 || at > file.length - 1_000 ? 1 : 97) {
            byte[] altered = file.clone();
            altered[at] ^= 1;
            int where = at;
            assertTrue(Sets.read(altered, new Store()).refusal().isPresent(), () -> "byte " + where);
        }
    }

    @Test
    void contentThatWasAlteredIsNeverKept() {
        byte[] altered = file.clone();
        altered[(int) layout.slots().get(3).data() + 5] ^= 1;
        Store into = new Store();
        assertEquals(Reason.CONTENT_ALTERED, Sets.read(altered, into).refusal().orElseThrow().reason());
        assertEquals(1, into.contents.size());
        assertEquals(2, into.opened);
    }

    @Test
    void somethingAfterTheEndIsRefused() {
        assertEquals(Reason.TRAILING_DATA, Sets.refusal(Arrays.copyOf(file, file.length + 1)));
    }

    @Test
    void somethingBeforeTheBeginningIsRefused() {
        assertEquals(Reason.NOT_A_SET, Sets.refusal(concat("<html>".getBytes(StandardCharsets.UTF_8), file)));
        assertEquals(Reason.NOT_A_SET, Sets.refusal("<html><body>404 - not found, and a long sentence</body></html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "C:\\boot.ini", "blobs/sha256/../../../x", "hotplug/feature.json", "hotplug/sbom.cdx.jsoN")) {
            byte[] renamed = insert(renamed(2, name));
            Refusal refusal = Sets.read(renamed, new Store()).refusal().orElseThrow();
            assertEquals(Reason.UNEXPECTED_ENTRY, refusal.reason(), name);
            assertTrue(refusal.sentence().contains(name), refusal.sentence());
        }
    }

    @Test
    void entriesOutOfOrderAndDoubledAreRefused() {
        Layout.Slot third = layout.slots().get(3);
        byte[] entry = Arrays.copyOfRange(file, (int) third.header(), (int) (third.data() + third.size()));
        assertEquals(Reason.UNEXPECTED_ENTRY, Sets.refusal(spliced((int) third.header(), entry, 0)));
        assertEquals(Reason.UNEXPECTED_ENTRY, Sets.refusal(spliced((int) (third.data() + third.size()), entry, 0)));
        assertEquals(Reason.UNEXPECTED_ENTRY, Sets.refusal(spliced((int) third.header(), new byte[0], entry.length)));
    }

    @Test
    void sizesThatLieAreRefusedBeforeAByteIsTaken() {
        int header = (int) layout.slots().get(3).header();
        for (long size : new long[] {0, 29_999, 30_001, 0x7fffffffL, 0xffffffffL}) {
            byte[] lying = file.clone();
            ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(header + 18, (int) size).putInt(header + 22, (int) size);
            Store into = new Store();
            assertEquals(Reason.SIZE_DIFFERS, Sets.read(lying, into).refusal().orElseThrow().reason());
            assertEquals(1, into.opened);
        }
        byte[] two = file.clone();
        ByteBuffer.wrap(two).order(ByteOrder.LITTLE_ENDIAN).putInt(header + 18, 7);
        assertEquals(Reason.SIZE_DIFFERS, Sets.refusal(two));
    }

    @Test
    void aHugeDocumentIsRefusedByItsDeclaredSize() {
        byte[] huge = file.clone();
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 0x7fffffff).putInt(22, 0x7fffffff);
        assertEquals(Reason.TOO_LARGE, Sets.refusal(huge));
    }

    @Test
    void compressedEncryptedStreamedAndDatedEntriesAreRefused() {
        int header = (int) layout.slots().get(2).header();
        for (int[] change : new int[][] {{4, 20}, {6, 1}, {6, 8}, {7, 8}, {8, 8}, {10, 1}, {12, 0}, {28, 4}}) {
            byte[] changed = file.clone();
            changed[header + change[0]] = (byte) change[1];
            assertEquals(Reason.ENTRY_FORM, Sets.refusal(changed), "byte " + change[0]);
        }
    }

    @Test
    void aBombIsRefusedUnopened() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("hotplug/feature.json"));
            for (int i = 0; i < 2_000; i++) {
                zip.write(new byte[10_000]);
            }
        }
        assertEquals(Reason.ENTRY_FORM, Sets.refusal(out.toByteArray()));
    }

    @Test
    void aMillionEntriesEndAtTheFirst() throws IOException {
        byte[] entry = Zip.local("x", 0, 0);
        int[] served = new int[1];
        InputStream many = new InputStream() {
            @Override
            public int read() {
                return entry[served[0]++ % entry.length] & 0xff;
            }
        };
        Result<SetHead> result = SetReader.read(many, Limits.FORMAT, SetReader.Gatekeeper.OPEN, new Store().sink);
        assertEquals(Reason.NOT_A_SET, result.refusal().orElseThrow().reason());
        assertTrue(served[0] < 300, "read " + served[0]);
    }

    @Test
    void theDirectoryMustRepeatTheEntries() {
        for (int at = (int) layout.directoryOffset(); at < file.length; at++) {
            byte[] altered = file.clone();
            altered[at] ^= 1;
            assertEquals(Reason.DIRECTORY_DIFFERS, Sets.refusal(altered), "byte " + at);
        }
    }

    @Test
    void aStationsRoomIsABound() throws IOException {
        Limits small = Limits.FORMAT.total(file.length - 1L);
        Store into = new Store();
        Result<SetHead> result = SetReader.read(new ByteArrayInputStream(file), small, SetReader.Gatekeeper.OPEN, into.sink);
        assertEquals(Reason.TOO_LARGE, result.refusal().orElseThrow().reason());
        assertEquals(0, into.opened);
    }

    @Test
    void noMoreIsReadAheadThanOneBuffer() throws IOException {
        Layout.Slot last = layout.slots().get(layout.slots().size() - 1);
        long[] read = new long[1];
        InputStream counted = new ByteArrayInputStream(file) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                int some = super.read(bytes, offset, length);
                read[0] += Math.max(some, 0);
                return some;
            }
        };
        SetReader.read(counted, Limits.FORMAT, SetReader.Gatekeeper.OPEN, blob -> {
            assertTrue(read[0] <= last.header() + 200, "read " + read[0]);
            return BlobSink.NOWHERE.open(blob);
        });
    }

    @Test
    void aVendorMayNotWriteWhatAStationWrites() {
        SetDocument.Update update = set.update();
        SetDocument applied = new SetDocument(set.id(), set.name(), set.description(), set.bundles(), set.configurations(), set.launching(), set.model(),
                new SetDocument.Update(update.compatibility(), 1, update.platform(), 0, update.state(), update.actions(), update.updateClass(), update.gate(),
                        update.sbom(), List.of(), Optional.empty(), List.of(new SetDocument.Applied("x", set.sha256()))));
        assertEquals(Reason.CONTRADICTION, Sets.refusal(Sets.file(applied, store)));
    }

    @Test
    void aWriterRefusesOtherContent() throws IOException {
        store.contents.put(set.bundles().get(0).sha256(), new byte[30_000]);
        Result<Layout> result = SetWriter.write(set, Jws.write(List.of()), store, new ByteArrayOutputStream());
        assertEquals(Reason.CONTENT_ALTERED, result.refusal().orElseThrow().reason());
    }

    @Test
    void anotherSetHasAnotherFile() {
        assertNotEquals(file.length, Sets.file(Sets.set(store, "1.0.10", 1, set.bundles().get(0)), store).length);
    }

    private byte[] renamed(int slot, String name) {
        Layout.Slot old = layout.slots().get(slot);
        return Zip.local(name, old.size(), 0);
    }

    /** A header in the place of the third entry's. */
    private byte[] insert(byte[] header) {
        Layout.Slot third = layout.slots().get(2);
        return spliced((int) third.header(), header, (int) (third.data() - third.header()));
    }

    private byte[] spliced(int at, byte[] bytes, int instead) {
        return concat(concat(Arrays.copyOf(file, at), bytes), Arrays.copyOfRange(file, at + instead, file.length));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}

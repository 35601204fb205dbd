package dev.hotplug.update.set;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Scratch;
import dev.hotplug.fuzz.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An update set. The first character of an input says what the rest is: {@code f} a file, {@code g} a file whose checksums are put
 * right first, {@code d} a document, {@code p} a patch for a set of its bundles, {@code j} signatures.
 */
public final class SetTarget implements Target {

    private static final int CRC_AT = 14;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Path part = Scratch.folder("update-set").resolve("part");
    private final Map<String, byte[]> contents = new HashMap<>();

    @Override
    public void feed(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        contents.clear();
        switch (input[0]) {
            case 'd', 'p' -> document(rest);
            case 'j' -> signatures(rest);
            case 'g' -> file(mended(rest));
            default -> file(rest);
        }
    }

    private void document(byte[] bytes) {
        Result<SetDocument> result = SetDocument.read(bytes);
        refusal(result);
        result.value().ifPresent(document -> {
            Promise.that(Arrays.equals(bytes, document.bytes()), () -> "read and written it is another document");
            judge(document);
        });
    }

    /** Whatever a document says, judging it is no surprise. */
    private static void judge(SetDocument document) {
        StationFacts station = new StationFacts(new StationIdentity("V", "m", "p", "1"), 1, "17.0.9", "1.0", "1.0", 1_000,
                document.update().state(), Optional.of(document));
        Suitability.refusals(document, station).forEach(refusal -> Promise.sentence(refusal.sentence()));
        document.update().patch().ifPresent(patch -> {
            SetDocument base = base(document, patch);
            refusal(Patches.apply(base, document));
            SetDocument own = new SetDocument(document.id(), document.name(), document.description(), document.bundles(), document.configurations(),
                    document.launching(), Optional.empty(), with(document, Optional.of(new Patch(patch.label(), List.of(new Patch.Base("1", base.sha256())),
                            patch.removes(), patch.removesConfigurations()))));
            Result<SetDocument> applied = Patches.apply(base, own);
            refusal(applied);
            applied.value().ifPresent(result -> Promise.that(
                    SetDocument.read(result.bytes()).value().filter(result::equals).isPresent(), () -> "a patch made what is no document"));
        });
    }

    private static SetDocument base(SetDocument patch, Patch of) {
        return new SetDocument("g:a:1", "n", "", patch.bundles(), Map.of(), Map.of(), Optional.of(new SetDocument.Model("m", "c", "p")), with(patch, Optional.empty()));
    }

    private static SetDocument.Update with(SetDocument document, Optional<Patch> patch) {
        SetDocument.Update update = document.update();
        return new SetDocument.Update(update.compatibility(), update.securityCounter(), update.platform(), update.spaceBytes(), update.state(),
                update.actions(), update.updateClass(), update.gate(), update.sbom(), update.revoked(), patch, List.of());
    }

    private static void signatures(byte[] bytes) {
        refusal(PackageTrust.of(List.of()).verify(new byte[] {'x'}, bytes, NOW));
        Result<List<Jws.Entry>> entries = Jws.read(bytes);
        refusal(entries);
        entries.value().ifPresent(list -> {
            Promise.that(Arrays.equals(bytes, Jws.write(list)), () -> "read and written they are other signatures");
            list.forEach(entry -> refusal(PackageTrust.of(entry.chain()).verify(new byte[] {'x'}, bytes, NOW)));
        });
    }

    private void file(byte[] bytes) throws IOException {
        Result<SetHead> result = SetReader.read(new ByteArrayInputStream(bytes), Limits.FORMAT, SetReader.Gatekeeper.OPEN, this::keeper);
        refusal(result);
        HeadReading reading = HeadReading.of(bytes);
        if (reading instanceof HeadReading.More more) {
            Promise.that(more.bytes() > bytes.length && more.bytes() <= HeadReading.MOST_BYTES, () -> "asks for " + more.bytes());
        }
        if (result instanceof Result.Ok<SetHead> ok) {
            Promise.that(reading instanceof HeadReading.Whole, () -> "taken, but its beginning is not");
            again(ok.it(), bytes);
            inParts(ok.it(), bytes);
        }
    }

    private void again(SetHead head, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SetWriter.write(head.document(), head.signatures(), this::open, out);
        Promise.that(Arrays.equals(bytes, out.toByteArray()), () -> "read and written it is another file");
    }

    /** Every second content is at hand. */
    private void inParts(SetHead head, byte[] bytes) throws IOException {
        int start = (int) head.layout().slots().get(2).header();
        DeltaPlan plan = DeltaPlan.of(head.layout(), start, blob -> blob.sha256().charAt(0) % 2 == 0);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes, 0, start), 0);
            for (DeltaPlan.Span span : plan.fetch()) {
                file.write(ByteBuffer.wrap(bytes, (int) span.offset(), (int) span.length()), span.offset());
            }
            Promise.that(plan.complete(head, file, this::open).value().isPresent(), () -> "the parts are refused");
            ByteBuffer whole = ByteBuffer.allocate(bytes.length + 1);
            file.read(whole, 0);
            Promise.that(Arrays.equals(bytes, Arrays.copyOf(whole.array(), whole.position())), () -> "the parts make another file");
        }
    }

    private BlobSink.Target keeper(Blob blob) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return new BlobSink.Target() {
            @Override
            public void write(byte[] buffer, int offset, int length) {
                content.write(buffer, offset, length);
                Promise.that(content.size() <= blob.size(), () -> "more than was announced");
            }

            @Override
            public void keep() {
                String digest = HexFormat.of().formatHex(SetDocument.digest().digest(content.toByteArray()));
                Promise.that(digest.equals(blob.sha256()) && content.size() == blob.size(), () -> "kept what it is not");
                contents.put(blob.sha256(), content.toByteArray());
            }

            @Override
            public void close() {
                // in memory
            }
        };
    }

    private InputStream open(Blob blob) throws IOException {
        if (!contents.containsKey(blob.sha256())) {
            throw new NoSuchFileException(blob.sha256());
        }
        return new ByteArrayInputStream(contents.get(blob.sha256()));
    }

    /** Sizes and checksums of the first two entries are put right, so that the fuzzer reaches what is behind them. */
    private static byte[] mended(byte[] bytes) {
        byte[] mended = bytes.clone();
        int at = 0;
        for (String name : List.of(Layout.DOCUMENT, Layout.SIGNATURES)) {
            int data = at + Zip.LOCAL_BYTES + name.length();
            if (mended.length < data) {
                return mended;
            }
            ByteBuffer buffer = ByteBuffer.wrap(mended).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            int size = buffer.getInt(at + Zip.SIZE_AT);
            if (size < 0 || size > mended.length - data) {
                return mended;
            }
            buffer.putInt(at + CRC_AT, (int) SetWriter.checksum(Arrays.copyOfRange(mended, data, data + size)));
            at = data + size;
        }
        return mended;
    }

    private static void refusal(Result<?> result) {
        result.refusal().ifPresent(refusal -> Promise.sentence(refusal.sentence()));
    }
}

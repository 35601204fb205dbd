package dev.hotplug.station.transaction;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Target;
import dev.hotplug.loop.Stamp;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.store.sqlite.StoredText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The texts of stored records. An input is the body of one: it is read as fields or refused; the fields are read as a
 * transaction event, an open transaction and a stamp, each or refused as documented, and written as they were.
 */
public final class TextsTarget implements Target {

    private static final int MAX_GROWTH = 64;

    @Override
    public void feed(byte[] input) {
        Optional<Fields> fields = StoredText.read(input);
        fields.ifPresent(f -> refusable(() -> event(f, input.length)));
        fields.ifPresent(f -> refusable(() -> row(f)));
        String text = new String(input, StandardCharsets.UTF_8);
        refusable(() -> stamp(text));
        String values = ValueText.write(ValueText.read(text));
        same(values, ValueText.write(ValueText.read(values)));
        bounded(values, input.length);
        refusable(() -> {
            String samples = SampleText.write(SampleText.read(text));
            same(samples, SampleText.write(SampleText.read(samples)));
        });
    }

    private static void event(Fields fields, int size) {
        Optional<TransactionEvent> event = EventCodec.read(fields);
        event.ifPresent(e -> {
            Fields written = EventCodec.write(e);
            same(written, EventCodec.write(EventCodec.read(written).orElseThrow()));
            bounded(written.toString(), size);
        });
    }

    private static void row(Fields fields) {
        TransactionRow row = TransactionRow.read(TransactionRow.key(1), fields);
        same(row, TransactionRow.read(TransactionRow.key(1), row.write()));
    }

    private static void stamp(String text) {
        Stamp stamp = Stamp.parse(text);
        same(stamp, Stamp.parse(stamp.text()));
    }

    private static void same(Object first, Object second) {
        Promise.that(first.equals(second), () -> first + " is read as " + second);
    }

    private static void bounded(String written, int size) {
        Promise.that(written.length() <= 1_000 + MAX_GROWTH * size, () -> "a text of " + size + " bytes became " + written.length());
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            // documented
        } catch (StoreException e) {
            Promise.that(e.reason() == StoreException.Cause.DAMAGED, () -> "the reason " + e.reason());
        }
    }
}

package dev.hotplug.station.transaction;

import dev.hotplug.station.event.TransactionStopped.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Values gathered for StopTransaction.transactionData, never more than StopTransactionMaxMeterValues with the end value
 * still to come. When they would become more, every second one between the first and the newest is dropped (statement 56).
 * Immutable.
 *
 * @param entries oldest first
 */
public record TransactionData(List<Entry> entries) {

    /** Nothing gathered. */
    public static final TransactionData NONE = new TransactionData(List.of());

    public TransactionData {
        entries = List.copyOf(entries);
    }

    /** One sample under the number it has in the store. */
    public record Entry(long number, Sample sample) {}

    /** The data after an addition, and what it added and dropped. */
    public record Change(TransactionData data, Entry added, List<Entry> dropped) {}

    /** With one more sample. */
    public Change with(Sample sample, int most) {
        long number = entries.isEmpty() ? 1 : entries.get(entries.size() - 1).number() + 1;
        List<Entry> kept = new ArrayList<>(entries);
        Entry added = new Entry(number, sample);
        kept.add(added);
        List<Entry> dropped = new ArrayList<>();
        while (kept.size() > Math.max(1, most - 1) && kept.size() > 1) {
            dropped.addAll(thin(kept));
        }
        return new Change(new TransactionData(kept), added, dropped);
    }

    /** All samples with the end value after them, at most {@code most} but always the first and the end. */
    public List<Sample> ended(Sample end, int most) {
        List<Sample> samples = new ArrayList<>(entries.stream().map(Entry::sample).toList());
        while (samples.size() > 1 && samples.size() >= most) {
            samples.remove(samples.size() - 1);
        }
        samples.add(end);
        return samples;
    }

    private static List<Entry> thin(List<Entry> kept) {
        List<Entry> dropped = new ArrayList<>();
        for (int i = kept.size() <= 3 ? 1 : kept.size() - 2; i >= 1; i -= 2) {
            dropped.add(kept.remove(i));
        }
        return dropped;
    }
}

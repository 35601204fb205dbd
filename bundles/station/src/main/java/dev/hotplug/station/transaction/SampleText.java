package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.station.event.TransactionStopped.Sample;
import java.util.List;
import java.util.stream.Collectors;

/** Samples as one text of a store field: one line each, the stamp, a tab, the values. */
final class SampleText {

    private SampleText() {}

    static String write(List<Sample> samples) {
        return samples.stream().map(SampleText::write).collect(Collectors.joining("\n"));
    }

    static String write(Sample sample) {
        return sample.at().text() + "\t" + ValueText.write(sample.values());
    }

    static List<Sample> read(String text) {
        return text.lines().filter(line -> line.indexOf('\t') > 0).map(SampleText::readOne).toList();
    }

    private static Sample readOne(String line) {
        int tab = line.indexOf('\t');
        return new Sample(Stamp.parse(line.substring(0, tab)), ValueText.read(line.substring(tab + 1)));
    }
}

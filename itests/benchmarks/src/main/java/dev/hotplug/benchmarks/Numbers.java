package dev.hotplug.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Arithmetic on samples, and how numbers are printed. */
final class Numbers {

    private Numbers() {}

    static double median(List<Double> samples) {
        return percentile(samples.stream().mapToDouble(Double::doubleValue).toArray(), 50);
    }

    static double highest(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /** The smallest sample that so many in a hundred do not exceed. */
    static double percentile(double[] samples, double percent) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** Three figures, without the noise behind them. */
    static String text(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}

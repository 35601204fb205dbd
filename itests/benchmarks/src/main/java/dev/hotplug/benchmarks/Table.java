package dev.hotplug.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of the report, in Markdown. */
final class Table {

    /** How a figure stands to its budget. */
    enum Met {
        MOONSHOT("moonshot"),
        YES("yes"),
        NO("**no**"),
        OPEN("-");

        private final String text;

        Met(String text) {
            this.text = text;
        }

        /** Both are upper bounds. */
        static Met atMost(double measured, double budget, double moonshot) {
            return of(measured <= budget, measured <= moonshot);
        }

        /** Both are lower bounds. */
        static Met atLeast(double measured, double budget, double moonshot) {
            return of(measured >= budget, measured >= moonshot);
        }

        static Met of(boolean budget, boolean moonshot) {
            return !budget ? NO : moonshot ? MOONSHOT : YES;
        }

        /** Where one row holds two figures. */
        Met and(Met other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /** One line. */
    record Row(String number, String quantity, String budget, String moonshot, String measured, Met met) {}

    private final List<Row> rows = new ArrayList<>();
    private final Consumer<String> progress;

    /** @param progress is told each row as it comes */
    Table(Consumer<String> progress) {
        this.progress = progress;
    }

    void add(String number, String quantity, String budget, String moonshot, String measured, Met met) {
        Row row = new Row(number, quantity, budget, moonshot, measured, met);
        rows.add(row);
        progress.accept(row.number() + " " + row.quantity() + ": " + row.measured() + " (" + met.text + ")");
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| # | quantity | budget | moonshot | measured | met? |\n|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            text.append("| ").append(String.join(" | ",
                    row.number(), row.quantity(), row.budget(), row.moonshot(), row.measured(), row.met().text)).append(" |\n");
        }
        return text.toString();
    }
}

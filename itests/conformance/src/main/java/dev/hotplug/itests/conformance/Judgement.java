package dev.hotplug.itests.conformance;

import java.util.List;
import java.util.Optional;

/** What is wrong with the table: one sentence each, that says which line of which file to mend. Pure. */
final class Judgement {

    private final Rows rows;
    private final Evidence evidence;

    Judgement(Rows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    /** Annotations that name no row. */
    List<String> unknown() {
        return evidence.withoutRow(rows).entrySet().stream()
                .map(entry -> "@Shows(\"" + entry.getKey() + "\") of " + entry.getValue() + " is no row"
                        + (rows.like(entry.getKey()).isEmpty() ? "" : "; there are " + rows.like(entry.getKey())))
                .toList();
    }

    /** Marks that say "not yet" of a row that a test shows. */
    List<String> stale() {
        return rows.all()
                .filter(row -> !evidence.of(row.name()).isEmpty())
                .flatMap(row -> rows.mark(row.name()).stream())
                .map(mark -> mark.row() + " is shown by " + evidence.of(mark.row()).keySet() + ": delete its line in rows/" + mark.file())
                .toList();
    }

    /**
     * Rows without a mark that no test has shown in the last run.
     *
     * @param skippedIsEnough false where everything must have run, as in .ci/run
     */
    List<String> missing(boolean skippedIsEnough) {
        return rows.all()
                .filter(row -> rows.mark(row.name()).isEmpty())
                .map(row -> missing(row, skippedIsEnough))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> missing(Row row, boolean skippedIsEnough) {
        if (evidence.of(row.name()).isEmpty()) {
            return Optional.of("No test shows " + String.join(" | ", row.cells()));
        }
        Result result = evidence.result(row.name());
        boolean good = result == Result.PASSED || result == Result.SKIPPED && skippedIsEnough;
        return good ? Optional.empty() : Optional.of(row.name() + " " + result.words() + ": " + evidence.of(row.name()).keySet());
    }
}

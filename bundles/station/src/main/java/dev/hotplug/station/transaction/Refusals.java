package dev.hotplug.station.transaction;

import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.util.concurrent.CompletionStage;

/**
 * How often the central system has failed to process the oldest message: the id of the next sending is made from it, and a message that was
 * taken under one id must not come again under another because the process ended in between. Written only when there is a failure. Loop.
 */
final class Refusals {

    private static final String NAMESPACE = "station";
    private static final String NAME = "refused-message";
    private static final String MESSAGE = "messageId";
    private static final String TIMES = "times";

    private final Commits commits;
    private String message = "";
    private int times;

    Refusals(Commits commits) {
        this.commits = commits;
        Reads.document(commits.store(), NAMESPACE, NAME).ifPresent(this::load);
    }

    private void load(Fields fields) {
        message = fields.text(MESSAGE).orElse("");
        times = fields.integer(TIMES).orElse(0);
    }

    int of(String messageId) {
        return message.equals(messageId) ? times : 0;
    }

    CompletionStage<Void> store(String messageId, int count) {
        message = messageId;
        times = count;
        return commits.commit(new Batch().put(NAMESPACE, NAME, Fields.of(MESSAGE, messageId, TIMES, Integer.toString(count))));
    }
}

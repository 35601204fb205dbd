package dev.hotplug.station.connection;

import dev.hotplug.store.Batch;
import java.util.concurrent.CompletionStage;

/**
 * What a change of the central system needs of the charge point: that no transaction is torn apart, and that each message
 * about one goes to the central system that opened it. Inside this bundle only; loop.
 */
public interface Journal {

    /** No transaction runs, begins or ends. */
    boolean idle();

    /** Messages that the central system in force has still to be told. */
    long undelivered();

    /** For how many central systems that are not in force messages are kept. */
    int others();

    /** A trial of another central system is under way. */
    boolean held();

    /**
     * Another central system than the one at {@code address} is tried from now on: what is logged belongs to nobody yet. In
     * force at once, durable with the batch, undone when that fails.
     */
    CompletionStage<Void> hold(String address, Batch batch);

    /** The one at {@code address} stays: it gets what was logged meanwhile, in the batch. */
    CompletionStage<Void> giveBack(String address, Batch batch);

    /** The one at {@code address} is in force from now on: the same, and tags that another one knew are forgotten. */
    CompletionStage<Void> move(String address, Batch batch);
}

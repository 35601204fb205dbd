package dev.hotplug.profile.local.auth.list;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp16.localauthlist.SendLocalList.Req;
import dev.hotplug.settings.Settings;
import dev.hotplug.store.Store;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lists on their way into the store, one after the other: each is judged by what the one before has left. Station loop. */
final class ListUpdates {

    private final Loop loop;
    private final Settings settings;
    private final StoredList list;
    private CompletionStage<Verdict> last = CompletableFuture.completedFuture(Verdict.ACCEPTED);
    private boolean stopped;

    ListUpdates(Loop loop, Store store, Settings settings) {
        this.loop = loop;
        this.settings = settings;
        this.list = new StoredList(store);
    }

    /** Completes on the loop once the list is durable, or with why not, and then nothing has changed. */
    CompletionStage<Verdict> apply(Req request) {
        last = last.handle((verdict, failure) -> request).thenCompose(this::start);
        return last;
    }

    /** Gives up what has not been handed to the store. */
    void stop() {
        stopped = true;
    }

    private CompletionStage<Verdict> start(Req request) {
        LocalListKeys.Lengths lengths = LocalListKeys.Lengths.in(settings);
        return Verdict.refusal(request, settings.bool(LocalListKeys.ENABLED), lengths.sent(), list.version())
                .<CompletionStage<Verdict>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> new ListUpdate(loop, list, request, lengths.list(), () -> stopped).run());
    }
}

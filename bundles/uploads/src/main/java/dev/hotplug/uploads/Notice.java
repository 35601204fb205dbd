package dev.hotplug.uploads;

import dev.hotplug.ocpp.Csms;
import java.util.concurrent.CompletionStage;

/** How a profile tells the central system a status. Station loop. */
@FunctionalInterface
public interface Notice {

    /** Calls with the report's message id; needs a registration that is accepted. */
    CompletionStage<? extends Csms.Outcome<?>> tell(Report report);
}

package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.TriggerableMessage;

/** What {@link ProfileWatch} tells the dispatcher; a service within this bundle. Not on the loop. */
public interface ProfileHost {

    void bind(ActionHandler<?, ?> handler);

    /** Returns once the handler is not asked again and has answered what it was asked, or after 2 s. */
    void unbind(ActionHandler<?, ?> handler);

    void bind(CsmsListener listener);

    /** Returns once the listener is not told anything any more, or after 2 s. */
    void unbind(CsmsListener listener);

    void bind(TriggerableMessage message);

    /** Returns once the message is not prepared any more, or after 2 s. */
    void unbind(TriggerableMessage message);
}

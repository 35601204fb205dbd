package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.TriggerableMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Brings handlers, listeners and messages to ask for to the dispatcher as they come and go. A component of its own without a service, because
 * profiles need the services of the dispatcher: a component that provides these and refers to the profiles would be in a
 * circle, which Declarative Services leave unbound.
 */
@Component(immediate = true, service = {})
public final class ProfileWatch {

    private final ProfileHost host;

    @Activate
    public ProfileWatch(@Reference ProfileHost host) {
        this.host = host;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindHandler(ActionHandler<?, ?> handler) {
        host.bind(handler);
    }

    void unbindHandler(ActionHandler<?, ?> handler) {
        host.unbind(handler);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindListener(CsmsListener listener) {
        host.bind(listener);
    }

    void unbindListener(CsmsListener listener) {
        host.unbind(listener);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTriggerable(TriggerableMessage message) {
        host.bind(message);
    }

    void unbindTriggerable(TriggerableMessage message) {
        host.unbind(message);
    }
}

package dev.hotplug.profile.core;

import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.ConnectionTrial.Registered;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tells whoever tries another connection what the central system answered to BootNotification. */
@Component(service = CsmsListener.class, immediate = true)
public final class TrialWitness implements CsmsListener {

    private final Registration registration;
    private volatile ConnectionTrial trial;

    @Activate
    public TrialWitness(@Reference Registration registration) {
        this.registration = registration;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindTrial(ConnectionTrial bound) {
        trial = bound;
    }

    public void unbindTrial(ConnectionTrial gone) {
        if (trial == gone) {
            trial = null;
        }
    }

    /** The registration at this address may have been made before: by the version of this bundle before this one. */
    @Override
    public void opened() {
        registrationChanged(registration.state());
    }

    @Override
    public void registrationChanged(Registration.State state) {
        ConnectionTrial present = trial;
        if (present != null) {
            answer(state).ifPresent(present::registered);
        }
    }

    private static Optional<Registered> answer(Registration.State state) {
        return switch (state) {
            case Accepted -> Optional.of(Registered.ACCEPTED);
            case Pending -> Optional.of(Registered.PENDING);
            case Rejected -> Optional.of(Registered.REJECTED);
            case Unknown -> Optional.empty();
        };
    }
}

package dev.hotplug.ocpp.dispatch;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallQueue;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp.Triggers;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import dev.hotplug.page.PageSection;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings;
import dev.hotplug.settings.SettingsOwner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Wires the dispatcher to what it needs and to who needs it; {@link ProfileWatch} brings it the profiles. */
@Component(
        configurationPid = "dev.hotplug.ocpp.dispatch",
        immediate = true,
        service = {
            Csms.class,
            CallQueue.class,
            Registration.class,
            ProfileCatalogue.class,
            Triggers.class,
            SettingsOwner.class,
            FrameSink.class,
            ProfileHost.class,
            DiagnosticsSource.class
        })
@Designate(ocd = DispatchConfig.class)
public final class DispatchComponent
        implements Csms, CallQueue, Registration, ProfileCatalogue, Triggers, SettingsOwner, FrameSink, ProfileHost, DiagnosticsSource {

    private final Dispatcher dispatcher;
    private final CatalogueTracker tracker;
    private final FrameSource frames;
    private final ServiceRegistration<PageSection> section;

    @Activate
    public DispatchComponent(
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Settings settings,
            @Reference HandOver handOver,
            @Reference SecurityEvents events,
            BundleContext context,
            DispatchConfig config) {
        boolean print = Boolean.parseBoolean(context.getProperty("hotplug.trace"));
        this.dispatcher = new Dispatcher(loop, time, settings, handOver, events, print, Bounds.of(config));
        this.frames = new FrameSource(dispatcher.ring(), time);
        this.tracker = new CatalogueTracker(context, dispatcher.catalogue());
        tracker.open();
        this.section = context.registerService(PageSection.class, new FramesSection(dispatcher.ring(), time), null);
    }

    @Modified
    void modified(DispatchConfig config) {
        dispatcher.bounds(Bounds.of(config));
    }

    @Deactivate
    void deactivate() {
        section.unregister();
        tracker.close();
        dispatcher.stop();
    }

    @Override
    public void bind(ActionHandler<?, ?> handler) {
        dispatcher.bind(handler);
    }

    @Override
    public void unbind(ActionHandler<?, ?> handler) {
        dispatcher.unbind(handler);
    }

    @Override
    public void bind(CsmsListener listener) {
        dispatcher.bind(listener);
    }

    @Override
    public void unbind(CsmsListener listener) {
        dispatcher.unbind(listener);
    }

    @Override
    public void bind(TriggerableMessage message) {
        dispatcher.bind(message);
    }

    @Override
    public void unbind(TriggerableMessage message) {
        dispatcher.unbind(message);
    }

    @Override
    public boolean open() {
        return dispatcher.calls().isOpen();
    }

    @Override
    public <Q extends Record, C extends Record> CompletionStage<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId) {
        return dispatcher.calls().call(operation, request, permit, messageId);
    }

    @Override
    public String newMessageId() {
        return MessageIds.next();
    }

    @Override
    public Optional<InFlight> inFlight() {
        return dispatcher.calls().sent();
    }

    @Override
    public int waiting() {
        return dispatcher.calls().waiting();
    }

    @Override
    public Optional<Instant> since() {
        return dispatcher.registration().since();
    }

    @Override
    public State state() {
        return dispatcher.registration().state();
    }

    @Override
    public Optional<Instant> nextTry() {
        return dispatcher.registration().nextTry();
    }

    @Override
    public void set(State state, Optional<Instant> nextTry) {
        dispatcher.registration().set(state, nextTry);
    }

    @Override
    public SortedSet<String> featureProfiles() {
        return dispatcher.catalogue().featureProfiles();
    }

    @Override
    public SortedSet<String> actions() {
        return dispatcher.catalogue().actions();
    }

    @Override
    public SortedSet<String> triggers() {
        return dispatcher.catalogue().triggers();
    }

    @Override
    public CompletionStage<Triggers.Status> trigger(String message, Optional<ConnectorId> connector) {
        return dispatcher.triggers().trigger(message, connector);
    }

    @Override
    public List<Setting> settings() {
        return Dispatcher.SETTINGS;
    }

    @Override
    public void changed(String name, String value) {
        dispatcher.calls().timeoutChanged();
    }

    @Override
    public int order() {
        return FrameSource.ORDER;
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        frames.contribute(window, entries);
    }

    @Override
    public void onOpen(FrameLink link) {
        dispatcher.sink().onOpen(link);
    }

    @Override
    public void onText(String frame) {
        dispatcher.sink().onText(frame);
    }

    @Override
    public void onOversized(String head, long bound) {
        dispatcher.sink().onOversized(head, bound);
    }

    @Override
    public void onClose(String reason) {
        dispatcher.sink().onClose(reason);
    }
}

package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.CentralAuthorization;
import dev.hotplug.station.ChargeHistory;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.authorization.AuthorizationCache;
import dev.hotplug.station.authorization.Authorizer;
import dev.hotplug.station.authorization.LocalList;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StopOrder;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.reset.ResetProcedure;
import dev.hotplug.station.connection.Journal;
import dev.hotplug.station.transaction.EndedTransactions;
import dev.hotplug.station.transaction.EventLog;
import dev.hotplug.station.transaction.Recovery;
import dev.hotplug.station.transaction.Transaction;
import dev.hotplug.station.transaction.TransactionBook;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The charge point: puts the rooms of the station together and answers {@link Station}. Everything but
 * {@link #snapshot()} runs on the loop. {@link #load()} comes first.
 */
public final class ChargePoint implements Station, EventLog.Listener, ResetProcedure.Work {

    private static final Logger LOG = LoggerFactory.getLogger(ChargePoint.class);

    private final Loop loop;
    private final Store store;
    private final KeyValues keys;
    private final Ending ending;
    private final Listeners listeners;
    private final Commits commits;
    private final Connectors connectors;
    private final EventLog log;
    private final TransactionBook book;
    private final Availability availability;
    private final Reservations reservations;
    private final Publisher publisher;
    private final AuthorizationCache cache;
    private final Authorizer authorizer;
    private final Metering metering;
    private final Transactions transactions;
    private final Confirmations confirmations;
    private final Unlocking unlocking;
    private final Cards cards;
    private final PinEntry pins;
    private final RemoteCommands remote;
    private final DriverPort driver;
    private final LeftLimits limits;
    private final ResetProcedure reset;
    private final Upkeep upkeep;
    private final EndedTransactions ended;
    private final StationTime time;
    private Set<ConnectorId> interrupted = Set.of();
    private Optional<Reason> resetReason = Optional.empty();

    /** Ends the process with the exit code of a wanted restart. */
    public interface Ending {
        void restart(String reason);
    }

    /** Reads what is stored (short reads only). */
    public ChargePoint(
            Loop loop, StationTime time, Store store, KeyValues keys, Listeners listeners, Ending ending, Options options) {
        this.loop = loop;
        this.store = store;
        this.time = time;
        this.keys = keys;
        this.listeners = listeners;
        this.ending = ending;
        commits = new Commits(store, loop);
        connectors = new Connectors(loop, time, keys);
        log = new EventLog(commits, this);
        ended = new EndedTransactions(store, time);
        book = new TransactionBook(commits, log, ended, time, ChargePoint::newMessageId, options.checkpointMillis());
        availability = new Availability(commits, connectors);
        reservations = new Reservations(
                loop, time, commits, connectors, () -> availability.operative(ConnectorId.CHARGE_POINT));
        publisher = new Publisher(
                time, connectors, listeners, () -> availability.operative(ConnectorId.CHARGE_POINT));
        cache = new AuthorizationCache(commits, options.authorizationCacheSize());
        authorizer = new Authorizer(
                loop, time, cache, new LocalList(store), keys::authorization,
                () -> connectors.link() == Indication.Link.CONNECTED, tag -> listConflict());
        metering = new Metering(loop, time, connectors, keys, book);
        limits = new LeftLimits(loop, time, commits, connectors);
        transactions = new Transactions(loop, keys, connectors, book, metering, availability, reservations, publisher, limits);
        confirmations = new Confirmations(time, keys, connectors, authorizer);
        unlocking = new Unlocking(loop, connectors);
        Choice choice = new Choice(connectors, reservations);
        pins = new PinEntry(time, commits, connectors::freeVend);
        cards = new Cards(loop, time, connectors, choice, authorizer, publisher, pins::judged);
        remote = new RemoteCommands(connectors, choice, authorizer);
        driver = new DriverPort(loop, connectors, this::appeared, transactions::register, publisher);
        reset = new ResetProcedure(loop, time, this);
        upkeep = new Upkeep(loop, commits, reset::begin);
        connectors.wire(this::changed, transactions::carryOut);
        connectors.keep(id -> reservations.keptFrom(id, keys.freeVendGrant()));
    }

    /** Closes what the process before left open and counts what waits; durable when the stage completes. */
    public CompletionStage<Void> load() {
        Recovery recovery = new Recovery(
                store, log, ended, ChargePoint::newMessageId, register -> Metering.recovered(keys.beginAndEnd(), register));
        return log.load()
                .thenCompose(counted -> recovery.close(keys.mostTransactionValues(), availability.allEnded(new Batch())))
                .thenAccept(open -> {
                    interrupted = open;
                    upkeep.makeUp();
                    metering.adjust();
                    publisher.refresh();
                });
    }

    /** What a person may order. */
    public Upkeep upkeep() {
        return upkeep;
    }

    /** The charges that are over. */
    public ChargeHistory history() {
        return ended;
    }

    public TransactionLog transactionLog() {
        return log;
    }

    /** What the change of the central system needs of the charge point. */
    public Journal journal() {
        return new ChargeJournal(log, cache, () -> open() == 0);
    }

    public void driverCame(ChargerDriver came) {
        driver.came(came);
    }

    public void driverWent(ChargerDriver went) {
        driver.went(went);
    }

    public void reported(ChargerDriver from, ConnectorId connector, ConnectorState state) {
        driver.report(from, connector, state);
    }

    public void presented(IdTag idTag) {
        listeners.cardPresented(idTag);
        cards.present(idTag);
    }

    /** Digits typed on a screen, as a tag. */
    public void typed(IdTag pin) {
        pins.typed(pin, cards::present, cards::say);
    }

    public void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
        driver.fault(from, fault, present);
    }

    public void centralAuthorizationCame(CentralAuthorization came) {
        authorizer.came(came);
    }

    public void centralAuthorizationWent(CentralAuthorization went) {
        authorizer.went(went);
    }

    /** A key of the station has another value: it takes effect now. */
    public void settingChanged() {
        metering.adjust();
        connectors.look();
    }

    public void options(Options options) {
        book.checkpointMillis(options.checkpointMillis());
        cache.maxEntries(options.authorizationCacheSize(), time.now());
    }

    /**
     * Energy off, registers stored, and a mark that the process ended in good order: what still runs is closed at the next
     * start, with reason Reboot. Durable when the stage completes.
     */
    public CompletionStage<Void> leave() {
        connectors.stop();
        metering.stop();
        driver.stop();
        reservations.stop();
        limits.stop();
        Batch batch = new Batch();
        boolean open = open() > 0;
        return open ? book.checkpointAll(Recovery.mark(batch, resetReason.orElse(Reason.Reboot))) : commits.commit(batch);
    }

    @Override
    public StationSnapshot snapshot() {
        return publisher.snapshot();
    }

    @Override
    public CommandStatus remoteStart(Optional<ConnectorId> connector, IdTag idTag, boolean authorize) {
        return remote.start(connector, idTag, authorize);
    }

    @Override
    public CommandStatus remoteStop(int transactionId) {
        return remote.stop(transactionId);
    }

    @Override
    public CompletionStage<AvailabilityStatus> changeAvailability(ConnectorId connector, boolean operative) {
        return availability.change(connector, operative);
    }

    @Override
    public void withhold(boolean withheld) {
        availability.withhold(withheld);
    }

    @Override
    public CompletionStage<UnlockStatus> unlock(ConnectorId connector) {
        return unlocking.unlock(connector);
    }

    @Override
    public CommandStatus reset(ResetType type) {
        reset.begin(type);
        return CommandStatus.Accepted;
    }

    @Override
    public CompletionStage<CommandStatus> clearCache() {
        return authorizer.clearCache()
                .map(cleared -> cleared.handle(
                        (done, failure) -> failure == null ? CommandStatus.Accepted : CommandStatus.Rejected))
                .orElse(CompletableFuture.completedStage(CommandStatus.Rejected));
    }

    @Override
    public CompletionStage<ReservationStatus> reserve(Reservation reservation) {
        return reservations.reserve(reservation);
    }

    @Override
    public CompletionStage<CommandStatus> cancelReservation(int reservationId) {
        return reservations.cancel(reservationId);
    }

    @Override
    public CompletionStage<CommandStatus> limit(String source, ConnectorId connector, LimitPlan plan) {
        return limits.limit(source, connector, plan);
    }

    @Override
    public CompletionStage<CommandStatus> limitTransactions(String source, ConnectorId connector, TransactionPlan plan) {
        return limits.limitTransactions(source, connector, plan);
    }

    @Override
    public CommandStatus limitTransaction(String source, long localId, Optional<LimitPlan> plan) {
        return limits.limitTransaction(source, localId, plan);
    }

    @Override
    public List<SampledValue> sample(ConnectorId connector, ReadingContext context) {
        return metering.sample(connector, keys.sampled(), context);
    }

    @Override
    public Optional<Integer> transactionId(ConnectorId connector) {
        OptionalInt id = connectors.transaction(connector).map(Transaction::transactionId).orElse(OptionalInt.empty());
        return id.isPresent() ? Optional.of(id.getAsInt()) : Optional.empty();
    }

    @Override
    public void centralSystem(Indication.Link link) {
        connectors.link(link);
        metering.adjust();
        connectors.look();
    }

    @Override
    public void logged() {
        listeners.transactionsLogged();
    }

    @Override
    public void answered(TransactionEvent event, TransactionLog.Answer answer) {
        confirmations.answered(event, answer);
    }

    @Override
    public void acknowledged(TransactionEvent event, TransactionLog.Answer answer) {
        confirmations.acknowledged(event, answer);
        reset.acknowledged(event);
    }

    @Override
    public Set<Long> stopAll(Reason reason) {
        connectors.startResetting();
        Set<Long> running = new HashSet<>();
        connectors.all().forEach(id -> connectors.transaction(id).ifPresent(t -> running.add(t.localId())));
        connectors.signalAll(new Signal.Stop(StopOrder.of(reason)));
        return running;
    }

    @Override
    public int open() {
        return (int) connectors.all().filter(id -> connectors.facts(id).orElseThrow().session().active()).count();
    }

    @Override
    public void end(Reason reason) {
        resetReason = Optional.of(reason);
        upkeep.finish().thenAccept(by -> ending.restart(reason + " was asked for by " + by));
    }

    private void changed() {
        publisher.refresh();
        unlocking.watch();
        reservations.watch();
        if (availability.due()) {
            loop.post(availability::apply);
        }
    }

    private void appeared(ChargerDriver came) {
        publisher.driver(came);
        came.capabilities().connectors().forEach(c -> connectors.add(c, availability.operative(c.id()), first(c.id())));
        reservations.appeared();
        metering.adjust();
        limits.refresh();
    }

    private Session first(ConnectorId connector) {
        return interrupted.contains(connector)
                ? new Session.Finishing(Session.Cause.INTERRUPTED, Optional.empty())
                : new Session.Idle();
    }

    private void listConflict() {
        LOG.warn("The local authorization list and the central system say different things about a tag.");
        publisher.notice(
                ConnectorId.CHARGE_POINT,
                new Fault(ChargePointErrorCode.LocalListConflict, "", "", false, false));
    }

    private static String newMessageId() {
        return UUID.randomUUID().toString();
    }
}

package dev.hotplug.driver.wallbox;

import dev.hotplug.driver.wallbox.FaultTable.Recovery;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a driver notices of one socket that the electronics do not: a register that falls or stands still, an outlet that is
 * hot; and what stays though the electronics no longer report it. Not thread safe.
 */
final class SocketWatch {

    /** How long current may flow without a step of the register. */
    static final Duration FROZEN_AFTER = Duration.ofSeconds(30);
    /** Less than this, per phase, is no current: cars draw a little before they begin. */
    static final double FLOWING_AMPERE = 1;

    private static final double NEVER_READ = -1;

    private final Delay delay;
    private final Runnable frozen;
    private final Set<BoardFault> noticed = EnumSet.noneOf(BoardFault.class);
    private Set<BoardFault> latching = Set.of();
    private double highestWattHour = NEVER_READ;
    private double registerAtArming;
    private Runnable disarm;
    private BoardState newest;

    /** @param frozen called when the register has stood still too long: the newest state means something else now */
    SocketWatch(Delay delay, Runnable frozen) {
        this.delay = delay;
        this.frozen = frozen;
    }

    /** The state with everything that was noticed; its register never falls while a plug is in. */
    BoardState seen(BoardState told) {
        newest = told;
        latch(told);
        heat(told.meter().temperatureCelsius());
        meter(told);
        Set<BoardFault> faults = EnumSet.noneOf(BoardFault.class);
        faults.addAll(told.faults());
        faults.addAll(noticed);
        MeterReading m = told.meter();
        MeterReading held = new MeterReading(
                Math.max(m.importWattHour(), highestWattHour), m.phases(), m.frequencyHertz(), m.temperatureCelsius());
        return new BoardState(
                told.plugged(), told.pilot(), told.contactorClosed(), told.locked(), told.offerMilliampere(),
                told.cableMilliampere(), held, faults);
    }

    /** Other faults than those whose row says so stay as well; one that stays now and is no longer among them goes. */
    void latch(Set<BoardFault> faults) {
        noticed.removeIf(f -> latching.contains(f) && !faults.contains(f));
        latching = Set.copyOf(faults);
    }

    /** What stays, until the contact is open and the plug is out. */
    private void latch(BoardState told) {
        told.faults().stream().filter(this::stays).forEach(noticed::add);
        boolean over = !told.contactorClosed() && !told.plugged();
        noticed.removeIf(f -> over && stays(f) && !told.faults().contains(f));
    }

    private boolean stays(BoardFault fault) {
        return FaultTable.row(fault).recovery() == Recovery.LATCHED || latching.contains(fault);
    }

    private void heat(double celsius) {
        boolean tooHot = Heat.tooHot(celsius, noticed.contains(BoardFault.OVER_TEMPERATURE));
        set(BoardFault.OVER_TEMPERATURE, tooHot);
        set(BoardFault.HIGH_TEMPERATURE, !tooHot && celsius >= Heat.DERATE_CELSIUS);
    }

    private void meter(BoardState told) {
        double register = told.meter().importWattHour();
        if (!told.plugged()) {
            highestWattHour = register;
            noticed.remove(BoardFault.METER_FROZEN);
        }
        set(BoardFault.METER_BACKWARDS, register < highestWattHour);
        if (register > highestWattHour && highestWattHour != NEVER_READ) {
            noticed.remove(BoardFault.METER_FROZEN);
        }
        highestWattHour = Math.max(highestWattHour, register);
        if (!flowing(told)) {
            end();
        } else if (disarm == null) {
            arm();
        }
    }

    private static boolean flowing(BoardState told) {
        return told.contactorClosed() && told.meter().phases().stream().anyMatch(p -> p.ampere() >= FLOWING_AMPERE);
    }

    private void arm() {
        registerAtArming = highestWattHour;
        disarm = delay.after(FROZEN_AFTER, this::judge);
    }

    private void judge() {
        if (disarm == null) {
            return;
        }
        disarm = null;
        if (highestWattHour > registerAtArming) {
            arm();
        } else {
            noticed.add(BoardFault.METER_FROZEN);
            frozen.run();
        }
    }

    /** No timer is left behind. */
    void end() {
        if (disarm != null) {
            disarm.run();
            disarm = null;
        }
    }

    /** The newest state as the electronics told it. */
    BoardState newest() {
        return newest;
    }

    private void set(BoardFault fault, boolean present) {
        if (present) {
            noticed.add(fault);
        } else {
            noticed.remove(fault);
        }
    }

    /** What the next version of the driver has to know. */
    SocketMemory memory() {
        Set<BoardFault> stays = EnumSet.copyOf(noticed);
        stays.remove(BoardFault.HIGH_TEMPERATURE);
        return new SocketMemory(Math.max(0, highestWattHour), stays);
    }

    /** What the version before knew. */
    void remember(SocketMemory memory) {
        highestWattHour = memory.highestWattHour();
        noticed.addAll(memory.faults());
    }
}

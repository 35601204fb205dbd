package dev.hotplug.tck;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.DriverHandOver;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A way in which a driver breaks its contract, and the rule that has to notice it. */
enum Sabotage {
    TELLS_A_REGISTER_THAT_FALLS("theMeterIsToldEverySecondAndNeverFallsAndCountsWhatFlows") {
        private double less;

        @Override
        ConnectorState told(ConnectorState s) {
            MeterReading m = s.meter();
            less += 20;
            MeterReading fallen = new MeterReading(Math.max(0, 1e6 - less), m.phases(), m.frequencyHertz(), m.temperatureCelsius());
            return copy(s, s.contactorClosed(), s.locked(), fallen, s.faults());
        }
    },
    TELLS_NO_FAULT("aFaultInMidChargeHasItsSafeReactionAndEndsWithoutARestart") {
        @Override
        ConnectorState told(ConnectorState s) {
            return copy(s, s.contactorClosed(), s.locked(), s.meter(), Set.of());
        }
    },
    TELLS_ORDERS_FOR_STATES("opensAtOnceWhenTheCarNoLongerWantsEnergy") {
        @Override
        ConnectorState told(ConnectorState s) {
            return copy(s, true, s.locked(), s.meter(), s.faults());
        }
    },
    LIES_ABOUT_THE_LOCK("theLockIsToldAsItIs") {
        @Override
        ConnectorState told(ConnectorState s) {
            return copy(s, s.contactorClosed(), !s.locked(), s.meter(), s.faults());
        }
    },
    OFFERS_MORE_THAN_ORDERED("theOfferFollowsTheOrderAndNeverExceedsIt") {
        @Override
        Truth real(Truth t) {
            return new Truth(t.contactorClosed(), t.offeredMilliampere() + 2_000, t.locked(), t.registerWattHour());
        }
    },
    NEVER_OPENS("withoutANextVersionTheHardwareIsSafeAfterFiveSeconds") {
        private boolean wasClosed;

        @Override
        Truth real(Truth t) {
            wasClosed |= t.contactorClosed();
            return new Truth(wasClosed, t.offeredMilliampere(), t.locked(), t.registerWattHour());
        }
    },
    OPENS_WHEN_IT_LEAVES("theNextVersionTakesOverInMidChargeAndNothingIsInterrupted") {
        @Override
        void leave(DriverBench bench) {
            bench.leave();
            bench.die();
        }
    },
    TAKES_OVER_WHAT_IT_CANNOT_READ("aVersionThatCannotTakeOverIsSafeAndSaysSoAndTheOldOneComesBack") {
        @Override
        void start(DriverBench bench, HardwareSignals station) {
            Map<String, String> facts = new HashMap<>(bench.facts());
            if (!facts.isEmpty()) {
                bench.facts(Map.of(DriverHandOver.SCHEMA, "1", "1.highestWattHour", "0", "1.faults", ""));
            }
            bench.start(station);
        }
    },
    FORGETS_WHAT_IT_KNOWS("declaresWhatItLeavesToItsNextVersion") {
        @Override
        void leave(DriverBench bench) {
            bench.leave();
            bench.facts(Map.of());
        }
    };

    private final String rule;

    Sabotage(String rule) {
        this.rule = rule;
    }

    /** The method of the kit that fails. */
    String rule() {
        return rule;
    }

    ConnectorState told(ConnectorState state) {
        return state;
    }

    Truth real(Truth truth) {
        return truth;
    }

    void leave(DriverBench bench) {
        bench.leave();
    }

    void start(DriverBench bench, HardwareSignals station) {
        bench.start(station);
    }

    /** The station as the driver's reports reach it. */
    HardwareSignals station(HardwareSignals station) {
        return new HardwareSignals() {
            @Override
            public void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
                station.report(from, connector, told(state));
            }

            @Override
            public void present(ChargerDriver from, IdTag idTag) {
                station.present(from, idTag);
            }

            @Override
            public void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
                if (Sabotage.this != TELLS_NO_FAULT) {
                    station.chargePointFault(from, fault, present);
                }
            }
        };
    }

    private static ConnectorState copy(ConnectorState s, boolean closed, boolean locked, MeterReading meter, Set<Fault> faults) {
        return new ConnectorState(
                s.plugged(), s.pilot(), closed, locked, s.offeredMilliampere(), s.cableMilliampere(), meter, faults, s.thermalMilliampere());
    }
}

package dev.hotplug.station.connector;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Faulted;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.Reserved;
import static dev.hotplug.model.ChargePointStatus.SuspendedEV;
import static dev.hotplug.model.ChargePointStatus.SuspendedEVSE;
import static dev.hotplug.model.ChargePointStatus.Unavailable;
import static dev.hotplug.station.connector.Condition.ASKS;
import static dev.hotplug.station.connector.Condition.CLOSED;
import static dev.hotplug.station.connector.Condition.FAULTED;
import static dev.hotplug.station.connector.Condition.FINISHING;
import static dev.hotplug.station.connector.Condition.OPERATIVE;
import static dev.hotplug.station.connector.Condition.PERMITTED;
import static dev.hotplug.station.connector.Condition.PREPARING;
import static dev.hotplug.station.connector.Condition.REPORTED;
import static dev.hotplug.station.connector.Condition.RESERVED;
import static dev.hotplug.station.connector.Condition.RUNNING;
import static dev.hotplug.station.connector.Condition.SETTLING;
import static dev.hotplug.station.connector.Condition.STARTING;
import static dev.hotplug.station.connector.Condition.STOPPING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.hotplug.model.ChargePointStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusRowTest {

    private static Arguments row(StatusRow row, ChargePointStatus status, Condition... holding) {
        return Arguments.of(row, Optional.ofNullable(status), Set.of(holding));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row(StatusRow.NEVER_REPORTED, Unavailable, OPERATIVE),
                row(StatusRow.NEVER_REPORTED, Unavailable, FAULTED, OPERATIVE, RUNNING),
                row(StatusRow.FAULT, Faulted, REPORTED, OPERATIVE, FAULTED),
                row(StatusRow.FAULT, Faulted, REPORTED, FAULTED, RUNNING, OPERATIVE),
                row(StatusRow.FAULT, Faulted, REPORTED, FAULTED),
                row(StatusRow.CLOSING_TRANSACTION, Finishing, REPORTED, OPERATIVE, STOPPING, CLOSED, ASKS),
                row(StatusRow.ENERGY_WITHHELD, SuspendedEVSE, REPORTED, OPERATIVE, RUNNING, ASKS),
                row(StatusRow.ENERGY_WITHHELD, SuspendedEVSE, REPORTED, OPERATIVE, RUNNING),
                row(StatusRow.ENERGY_FLOWS, Charging, REPORTED, OPERATIVE, RUNNING, PERMITTED, CLOSED, ASKS),
                row(StatusRow.ENERGY_FLOWS, Charging, REPORTED, OPERATIVE, RUNNING, PERMITTED, CLOSED, ASKS, SETTLING),
                row(StatusRow.ENERGY_FLOWS, Charging, REPORTED, RUNNING, PERMITTED, CLOSED, ASKS),
                row(StatusRow.ENERGY_JUST_PERMITTED, null, REPORTED, OPERATIVE, RUNNING, PERMITTED, SETTLING),
                row(StatusRow.ENERGY_JUST_PERMITTED, null, REPORTED, OPERATIVE, RUNNING, PERMITTED, SETTLING, ASKS),
                row(StatusRow.CONTACTOR_STAYS_OPEN, SuspendedEVSE, REPORTED, OPERATIVE, RUNNING, PERMITTED, ASKS),
                row(StatusRow.CAR_TAKES_NONE, SuspendedEV, REPORTED, OPERATIVE, RUNNING, PERMITTED),
                row(StatusRow.CAR_TAKES_NONE, SuspendedEV, REPORTED, OPERATIVE, RUNNING, PERMITTED, CLOSED),
                row(StatusRow.START_BEING_STORED, Preparing, REPORTED, OPERATIVE, STARTING),
                row(StatusRow.INOPERATIVE, Unavailable, REPORTED),
                row(StatusRow.INOPERATIVE, Unavailable, REPORTED, FINISHING),
                row(StatusRow.INOPERATIVE, Unavailable, REPORTED, RESERVED),
                row(StatusRow.PLUG_OR_TAG_AWAITED, Preparing, REPORTED, OPERATIVE, PREPARING),
                row(StatusRow.PLUG_OR_TAG_AWAITED, Preparing, REPORTED, OPERATIVE, PREPARING, RESERVED),
                row(StatusRow.PLUG_LEFT_IN, Finishing, REPORTED, OPERATIVE, FINISHING),
                row(StatusRow.KEPT_FOR_SOMEBODY, Reserved, REPORTED, OPERATIVE, RESERVED),
                row(StatusRow.FREE, Available, REPORTED, OPERATIVE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRow(StatusRow row, Optional<ChargePointStatus> status, Set<Condition> holding) {
        assertEquals(row, StatusRow.of(holding));
        assertEquals(status, row.status());
    }

    @Test
    void theTableIsTested_rowByRow_andReachesAllNineStatuses() {
        Set<Object> tested = rows().map(a -> a.get()[0]).collect(Collectors.toSet());
        assertEquals(Set.of(StatusRow.values()), tested);
        assertEquals(EnumSet.allOf(ChargePointStatus.class),
                Stream.of(StatusRow.values()).flatMap(r -> r.status().stream()).collect(Collectors.toSet()));
    }

    @Test
    void anyCombinationHasARow() {
        int combinations = 1 << Condition.values().length;
        for (int i = 0; i < combinations; i++) {
            Set<Condition> holding = EnumSet.noneOf(Condition.class);
            for (Condition condition : Condition.values()) {
                if ((i & 1 << condition.ordinal()) != 0) {
                    holding.add(condition);
                }
            }
            assertNotNull(StatusRow.of(holding));
        }
    }
}

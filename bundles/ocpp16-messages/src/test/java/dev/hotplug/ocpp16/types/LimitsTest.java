package dev.hotplug.ocpp16.types;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotplug.ocpp16.types.ConstraintViolation.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static Kind broken(Runnable check) {
        return assertThrows(ConstraintViolation.class, check::run).kind();
    }

    @Test
    void aTextMayHaveAsManyCharactersAsItsLimit_statement15() {
        assertDoesNotThrow(() -> Limits.text("x", "12345", 5));
        assertDoesNotThrow(() -> Limits.text("x", "", 5));
        assertDoesNotThrow(() -> Limits.text("x", Optional.empty(), 5));
        assertEquals(Kind.PROPERTY, broken(() -> Limits.text("x", "123456", 5)));
        assertEquals(Kind.PROPERTY, broken(() -> Limits.text("x", Optional.of("123456"), 5)));
    }

    @Test
    void aNumberMayBeAsSmallAsItsLimit() {
        assertDoesNotThrow(() -> Limits.atLeast("x", 0, 0));
        assertDoesNotThrow(() -> Limits.atLeast("x", 0, Optional.empty()));
        assertEquals(Kind.PROPERTY, broken(() -> Limits.atLeast("x", 0, -1)));
        assertEquals(Kind.PROPERTY, broken(() -> Limits.atLeast("x", 1, Optional.of(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "6.0", "6.5", "6.50", "-6.1", "1E+3", "0.000"})
    void oneDecimalIsEnough_statement84(String value) {
        assertDoesNotThrow(() -> Limits.oneDecimal("limit", new BigDecimal(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.01", "0.001", "1E-2"})
    void moreThanOneDecimalIsTooMany_statement84(String value) {
        assertEquals(Kind.PROPERTY, broken(() -> Limits.oneDecimal("limit", new BigDecimal(value))));
    }

    @Test
    void aListThatNeedsItemsHasSomeAndIsCopied() {
        List<String> items = new ArrayList<>(List.of("a"));
        List<String> copy = Limits.some("x", items);
        items.clear();
        assertEquals(List.of("a"), copy);
        assertEquals(Kind.OCCURENCE, broken(() -> Limits.some("x", List.of())));
    }

    @Test
    void aViolationNamesTheFieldAndNotTheValue() {
        String secret = "s3cret".repeat(10);
        ConstraintViolation violation =
                assertThrows(ConstraintViolation.class, () -> Limits.text("value", secret, 5));
        assertEquals("value has more than 5 characters", violation.getMessage());
        assertEquals("value", violation.field());
    }
}

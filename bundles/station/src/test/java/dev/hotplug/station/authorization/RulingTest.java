package dev.hotplug.station.authorization;

import static dev.hotplug.model.AuthorizationStatus.Accepted;
import static dev.hotplug.model.AuthorizationStatus.Blocked;
import static dev.hotplug.model.AuthorizationStatus.Expired;
import static dev.hotplug.model.AuthorizationStatus.Invalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final IdTagInfo OVER =
            new IdTagInfo(Optional.of(NOW.minusSeconds(1)), Optional.empty(), Accepted);

    private static IdTagInfo info(AuthorizationStatus status) {
        return IdTagInfo.of(status);
    }

    /** listed, cached, LocalAuthorizeOffline, AllowOfflineTxForUnknownId -> accepted or the status of the refusal. */
    static Stream<Arguments> offline() {
        return Stream.of(
                Arguments.of(info(Accepted), null, true, false, Accepted),
                Arguments.of(info(Accepted), null, false, false, Invalid),
                Arguments.of(info(Accepted), null, false, true, Accepted),
                Arguments.of(info(Blocked), null, true, true, Blocked),
                Arguments.of(info(Blocked), info(Accepted), true, true, Blocked),
                Arguments.of(info(Accepted), info(Blocked), true, false, Accepted),
                Arguments.of(OVER, null, true, true, Expired),
                Arguments.of(OVER, null, false, true, Expired),
                Arguments.of(null, info(Accepted), true, false, Accepted),
                Arguments.of(null, info(Blocked), true, true, Blocked),
                Arguments.of(null, OVER, true, true, Expired),
                Arguments.of(null, null, true, true, Accepted),
                Arguments.of(null, null, true, false, Invalid),
                Arguments.of(null, null, false, false, Invalid));
    }

    @ParameterizedTest
    @MethodSource("offline")
    @Shows({"AllowOfflineTxForUnknownId", "LocalAuthorizeOffline", "S29"})
    void s29_offline(IdTagInfo listed, IdTagInfo cached, boolean local, boolean unknown, AuthorizationStatus expected) {
        AuthorizationPolicy policy = new AuthorizationPolicy(true, true, local, true, unknown);
        Ruling ruling = Ruling.offline(known(listed, cached), policy);
        AuthorizationStatus actual = ruling instanceof Ruling.Refuse refuse ? refuse.info().status() : Accepted;
        assertEquals(expected, actual);
    }

    /** listed, cached, LocalPreAuthorize -> accepted without asking. */
    static Stream<Arguments> online() {
        return Stream.of(
                Arguments.of(info(Accepted), null, true, true),
                Arguments.of(info(Accepted), null, false, false),
                Arguments.of(null, info(Accepted), true, true),
                Arguments.of(null, info(Accepted), false, false),
                Arguments.of(null, info(Blocked), true, false),
                Arguments.of(info(Blocked), info(Accepted), true, false),
                Arguments.of(OVER, null, true, false),
                Arguments.of(null, null, true, false));
    }

    @ParameterizedTest
    @MethodSource("online")
    @Shows({"LocalPreAuthorize", "S28", "S30"})
    void s28_s30_online(IdTagInfo listed, IdTagInfo cached, boolean preAuthorize, boolean atOnce) {
        AuthorizationPolicy policy = new AuthorizationPolicy(true, true, true, preAuthorize, true);
        assertEquals(atOnce, Ruling.online(known(listed, cached), policy) instanceof Ruling.Accept);
    }

    private static Ruling.Known known(IdTagInfo listed, IdTagInfo cached) {
        return new Ruling.Known(Optional.ofNullable(listed), Optional.ofNullable(cached), NOW);
    }
}

package dev.hotplug.update.set;

import java.util.Optional;
import java.util.function.Function;

/** What was asked for, or why not. */
public sealed interface Result<T> {

    /** It is fine. */
    record Ok<T>(T it) implements Result<T> {}

    /** It is not. */
    record Refused<T>(Refusal why) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default Optional<T> value() {
        return this instanceof Ok<T> ok ? Optional.of(ok.it()) : Optional.empty();
    }

    default Optional<Refusal> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
    }

    /** What comes next, when this is fine. */
    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return this instanceof Ok<T> ok ? next.apply(ok.it()) : refused(((Refused<T>) this).why());
    }
}

package dev.hotplug.station.authorization;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTagInfo;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about a presented tag. Pure. */
public sealed interface Ruling {

    /** It may charge. */
    record Accept(IdTagInfo info) implements Ruling {}

    /** It may not. */
    record Refuse(IdTagInfo info) implements Ruling {}

    /** The central system decides. */
    record Ask() implements Ruling {}

    /**
     * What is known locally of a tag at one moment.
     *
     * @param listed entry of the local list, when the list is in use
     * @param cached entry of the cache, when the cache is in use
     */
    record Known(Optional<IdTagInfo> listed, Optional<IdTagInfo> cached, Instant now) {

        /** The list beats the cache (statement 26). */
        Optional<IdTagInfo> best() {
            return listed.or(() -> cached);
        }

        boolean accepted() {
            return best().map(info -> info.acceptedAt(now)).orElse(false);
        }
    }

    /**
     * While the link is up: at once from list or cache when LocalPreAuthorize says so; what is known as not valid, or not
     * known, is asked (statements 28, 30).
     */
    static Ruling online(Known known, AuthorizationPolicy policy) {
        return policy.localPreAuthorize() && known.accepted() ? new Accept(known.best().orElseThrow()) : new Ask();
    }

    /**
     * While there is no answer from the central system (OCPP 1.6 sections 3.5.3 and 3.5.4): a tag that is known and not
     * valid is refused whatever AllowOfflineTxForUnknownId says (statement 29). With LocalAuthorizeOffline false, list and
     * cache refuse but do not accept.
     */
    static Ruling offline(Known known, AuthorizationPolicy policy) {
        if (known.best().isPresent() && !known.accepted()) {
            return new Refuse(current(known));
        }
        if (known.accepted() && policy.localAuthorizeOffline()) {
            return new Accept(known.best().orElseThrow());
        }
        return policy.allowOfflineTxForUnknownId()
                ? new Accept(known.best().orElse(IdTagInfo.of(AuthorizationStatus.Accepted)))
                : new Refuse(IdTagInfo.of(AuthorizationStatus.Invalid));
    }

    private static IdTagInfo current(Known known) {
        IdTagInfo info = known.best().orElseThrow();
        return info.status() == AuthorizationStatus.Accepted
                ? new IdTagInfo(info.expiryDate(), info.parentIdTag(), AuthorizationStatus.Expired)
                : info;
    }
}

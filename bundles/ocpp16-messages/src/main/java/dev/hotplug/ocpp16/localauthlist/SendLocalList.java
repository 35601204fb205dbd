package dev.hotplug.ocpp16.localauthlist;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.ocpp.Operation;
import java.util.List;
import java.util.Optional;

/** Replaces or changes the local authorization list (OCPP 1.6 section 5.15). */
public final class SendLocalList {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("SendLocalList", Req.class, Conf.class);

    private SendLocalList() {}

    public record Req(int listVersion, List<AuthorizationData> localAuthorizationList, UpdateType updateType) {

        public Req {
            localAuthorizationList = List.copyOf(localAuthorizationList);
        }
    }

    public record Conf(UpdateStatus status) {}

    /** @param idTagInfo empty: the entry is to be removed (Differential) */
    public record AuthorizationData(IdTag idTag, Optional<IdTagInfo> idTagInfo) {}

    /** Full replaces the list. */
    public enum UpdateType {
        Differential,
        Full
    }

    /** How it went. */
    public enum UpdateStatus {
        Accepted,
        Failed,
        NotSupported,
        VersionMismatch
    }
}

package dev.hotplug.ocpp.dispatch;

import java.util.UUID;

/** Message ids of calls: 122 random bits, so that none comes twice, not after a restart either. Any thread. */
final class MessageIds {

    private MessageIds() {}

    /** 36 characters. */
    static String next() {
        return UUID.randomUUID().toString();
    }
}

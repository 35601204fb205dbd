package dev.hotplug.local.page;

import dev.hotplug.local.page.access.Session;
import dev.hotplug.page.Access;
import dev.hotplug.page.Request;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A request that has been let in.
 *
 * @param parameters of the path
 * @param fields     checked
 * @param body       the file of a route that takes one
 * @param session    empty where nobody has to sign in
 * @param cookie     the value of the session's cookie; empty for an API token
 * @param address    of who asks, in digits
 * @param after      what the answer does to the browser's cookie
 */
record Call(
        Map<String, String> parameters,
        Map<String, Object> fields,
        InputStream body,
        Optional<Session> session,
        Optional<String> cookie,
        String address,
        CookieChange after)
        implements Request {

    /** A new cookie, or none any more. */
    static final class CookieChange {
        private Optional<Optional<String>> to = Optional.empty();

        void set(String value) {
            to = Optional.of(Optional.of(value));
        }

        void remove() {
            to = Optional.of(Optional.empty());
        }

        /** Empty: stays as it is; empty inside: goes. */
        Optional<Optional<String>> to() {
            return to;
        }
    }

    @Override
    public String path(String name) {
        return parameters.get(name);
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable((String) fields.get(name));
    }

    @Override
    public Optional<Long> wholeNumber(String name) {
        return Optional.ofNullable((Long) fields.get(name));
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable((Boolean) fields.get(name));
    }

    @Override
    public Access access() {
        return session.map(Session::access).orElse(Access.PUBLIC);
    }

    @Override
    public String user() {
        return session.map(Session::user).orElse("");
    }
}

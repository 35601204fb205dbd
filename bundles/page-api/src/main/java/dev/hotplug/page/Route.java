package dev.hotplug.page;

import java.util.List;
import java.util.Optional;

/**
 * One resource with one method. The OpenAPI document is made of these.
 *
 * @param path    below {@code /api/ID}: empty, or {@code /words/{parameter}}
 * @param access  who may use it
 * @param summary what it does, one sentence
 * @param takes   fields of the JSON object in the request; other fields are refused. Of a GET: parameters of the query
 * @param file    what it takes as a file, which is the whole body of the request; empty: it takes none
 * @param handler does it
 */
public record Route(
        Method method, String path, Access access, String summary, List<Field> takes, Optional<FileBody> file, Handler handler) {

    /** Methods there are. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    public Route {
        if (!path.matches("(/([a-z0-9-]+|\\{[a-z][a-zA-Z]*\\}))*")) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        takes = List.copyOf(takes);
        if (file.isPresent() && (!takes.isEmpty() || method == Method.GET)) {
            throw new IllegalArgumentException("a file is the whole body of a request that changes something: " + path);
        }
    }

    /** One that takes no file. */
    public Route(Method method, String path, Access access, String summary, List<Field> takes, Handler handler) {
        this(method, path, access, summary, takes, Optional.empty(), handler);
    }

    /** Reads something; whoever has signed in may. */
    public static Route get(String path, String summary, Handler handler) {
        return new Route(Method.GET, path, Access.VIEWER, summary, List.of(), handler);
    }

    /** Does something; a technician may. */
    public static Route post(String path, String summary, Handler handler, Field... takes) {
        return new Route(Method.POST, path, Access.TECHNICIAN, summary, List.of(takes), handler);
    }

    /** Sets something; a technician may. */
    public static Route put(String path, String summary, Handler handler, Field... takes) {
        return new Route(Method.PUT, path, Access.TECHNICIAN, summary, List.of(takes), handler);
    }

    /** Removes something; a technician may. */
    public static Route delete(String path, String summary, Handler handler) {
        return new Route(Method.DELETE, path, Access.TECHNICIAN, summary, List.of(), handler);
    }

    /** Takes a file, which the handler reads from {@link Request#body()}; a technician may. */
    public static Route upload(String path, String summary, FileBody file, Handler handler) {
        return new Route(Method.POST, path, Access.TECHNICIAN, summary, List.of(), Optional.of(file), handler);
    }

    /** The same for others. */
    public Route forAccess(Access other) {
        return new Route(method, path, other, summary, takes, file, handler);
    }

    /** The same with these fields or parameters. */
    public Route taking(Field... fields) {
        return new Route(method, path, access, summary, List.of(fields), file, handler);
    }

    /** Answers a request that has been checked against the fields and the access of its route. */
    @FunctionalInterface
    public interface Handler {

        /**
         * On a thread of the HTTP server, of which there are few: may wait for a moment, for instance for a turn of the loop.
         * What it throws is answered as a failure of the charger and logged.
         */
        Answer answer(Request request);
    }
}

package dev.hotplug.local.page;

import dev.hotplug.local.page.access.Accounts;
import dev.hotplug.local.page.access.MadeToken;
import dev.hotplug.local.page.access.Session;
import dev.hotplug.local.page.web.OpenApi;
import dev.hotplug.local.page.web.Served;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.Field;
import dev.hotplug.page.Request;
import dev.hotplug.page.Route;
import dev.hotplug.page.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the page itself serves: sessions, passwords, API tokens, the list of sections, and the document of everything. */
final class OwnRoutes {

    /** Allowed also to somebody who has to choose a password first. */
    static final List<String> BEFORE_A_PASSWORD = List.of("session", "password");

    private static final int MOST_PASSWORD = 128;

    private final PageComponent page;
    private final List<Served> own = new ArrayList<>();

    OwnRoutes(PageComponent page) {
        this.page = page;
        add("session", Route.get("", "Who is signed in.", this::session).forAccess(Access.PUBLIC));
        add("session", Route.post("", "Signs in; answers with a cookie.", this::signIn,
                Field.text("user", 20, "technician (when left out) or viewer."),
                Field.text("password", MOST_PASSWORD, "The password.").needed()).forAccess(Access.PUBLIC));
        add("session", Route.delete("", "Signs out.", this::signOut).forAccess(Access.VIEWER));
        add("password", Route.put("", "Chooses another password for whoever is signed in.", this::password,
                Field.text("present", MOST_PASSWORD, "The present password.").needed(),
                Field.text("password", MOST_PASSWORD, "The new one: 10 to 128 characters.").needed()).forAccess(Access.VIEWER));
        add("viewer", Route.get("", "Whether there is a viewer, who may look and change nothing.",
                request -> Answer.value(Map.of("exists", page.accounts().hasViewer()))).forAccess(Access.TECHNICIAN));
        add("viewer", Route.put("", "Gives the viewer a password.", this::viewer,
                Field.text("password", MOST_PASSWORD, "10 to 128 characters.").needed()));
        add("viewer", Route.delete("", "The viewer may not sign in any more.", request -> {
            page.accounts().removeViewer();
            return Answer.done();
        }));
        add("tokens", Route.get("", "Names of the API tokens.",
                request -> Answer.value(Map.of("tokens", page.accounts().tokens()))).forAccess(Access.TECHNICIAN));
        add("tokens", Route.post("", "Makes an API token, which is shown this once.", this::makeToken,
                Field.text("name", 40, "What the token is for.").needed(),
                Field.flag("technician", "May change things; otherwise it may only look.")));
        add("tokens", Route.delete("/{name}", "Deletes an API token.", this::deleteToken));
        add("sections", Route.get("", "The sections that are there now.", request -> Answer.value(page.menu().entries())));
        add("openapi", Route.get("", "This document.", request -> Answer.value(OpenApi.document(page.version(), all())))
                .forAccess(Access.PUBLIC));
        add("events", Route.get("", "Server-sent events: an event for each topic with its value, then one for each change.",
                request -> Answer.missing(Words.of("Hier gibt es nur einen Ereignisstrom.", "There is only a stream of events here.")))
                .taking(Field.text("topics", 600, "Names of topics, such as overview/state, with commas between.").needed()));
    }

    private void add(String base, Route route) {
        own.add(new Served(base, route));
    }

    /** Everything that is served now. */
    List<Served> all() {
        List<Served> all = new ArrayList<>(own);
        all.addAll(page.menu().routes());
        return all;
    }

    private Answer session(Request request) {
        return Answer.value(((Call) request).session().map(OwnRoutes::shown).orElse(Map.of("signedIn", false)));
    }

    private static Map<String, Object> shown(Session session) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("signedIn", true);
        shown.put("user", session.user());
        shown.put("technician", session.access() == Access.TECHNICIAN);
        shown.put("mustChange", session.mustChange());
        shown.put("token", session.csrf());
        return shown;
    }

    private Answer signIn(Request request) {
        Call call = (Call) request;
        String user = call.text("user").orElse(Accounts.TECHNICIAN);
        Accounts.SignIn end = page.accounts().signIn(user, call.text("password").orElseThrow(), call.address());
        if (end instanceof Accounts.SignIn.In in) {
            return signedIn(call, in);
        }
        if (end instanceof Accounts.SignIn.Later later) {
            return later(later.seconds());
        }
        return new Answer.Refused(401, "wrong-password", Words.of("Dieses Passwort stimmt nicht.", "This password is not right."));
    }

    private static Answer later(long seconds) {
        return new Answer.Refused(429, "later", Accounts.later(seconds), OptionalLong.of(seconds));
    }

    private static Answer signedIn(Call call, Accounts.SignIn.In in) {
        call.after().set(in.cookie());
        return Answer.value(shown(in.session()));
    }

    private Answer signOut(Request request) {
        Call call = (Call) request;
        call.cookie().ifPresent(page.accounts()::signOut);
        call.after().remove();
        return Answer.done();
    }

    private Answer password(Request request) {
        Call call = (Call) request;
        if (call.cookie().isEmpty()) {
            return Answer.refused(Words.of("Ein API-Schlüssel hat kein Passwort.", "An API token has no password."));
        }
        long wait = page.accounts().waitSeconds(call.address());
        if (wait > 0) {
            return later(wait);
        }
        Optional<Words> refusal = page.accounts().change(
                call.user(), call.text("present").orElseThrow(), call.text("password").orElseThrow(), call.address());
        return refusal.map(Answer::wrong).orElseGet(() -> signedIn(call, page.accounts().again(call.user())));
    }

    private Answer viewer(Request request) {
        return page.accounts().viewerPassword(request.text("password").orElseThrow()).map(Answer::wrong).orElseGet(Answer::done);
    }

    private Answer makeToken(Request request) {
        MadeToken made = page.accounts().makeToken(request.text("name").orElseThrow(), request.flag("technician").orElse(false));
        return made.refusal().map(Answer::wrong).orElseGet(() -> Answer.value(Map.of("token", made.token().orElseThrow())));
    }

    private Answer deleteToken(Request request) {
        return page.accounts().deleteToken(request.path("name"))
                ? Answer.done()
                : Answer.missing(Words.of("Diesen Schlüssel gibt es nicht.", "There is no such token."));
    }
}

package dev.hotplug.local.page.web;

import dev.hotplug.page.Access;
import dev.hotplug.page.Field;
import dev.hotplug.page.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI document, made of the routes that are served now. Pure. */
public final class OpenApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private OpenApi() {}

    /** As plain values for {@link Json#write}. */
    public static Map<String, Object> document(String version, List<Served> routes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of(
                "title", "Hotplug",
                "version", version,
                "description", "Everything that the technician's page does. Sign in with a session (cookie, and its token in the header"
                        + " X-Hotplug-Token with everything but GET), or send an API token as Authorization: Bearer."));
        document.put("servers", List.of(Map.of("url", "/api")));
        document.put("paths", paths(routes));
        document.put("components", components());
        return document;
    }

    private static Map<String, Object> paths(List<Served> routes) {
        Map<String, Object> paths = new TreeMap<>();
        for (Served served : routes) {
            @SuppressWarnings("unchecked") // put there by this very loop
            Map<String, Object> methods = (Map<String, Object>) paths.computeIfAbsent(served.path(), p -> new LinkedHashMap<>());
            methods.put(served.route().method().name().toLowerCase(Locale.ROOT), operation(served));
        }
        return paths;
    }

    private static Map<String, Object> operation(Served served) {
        Route route = served.route();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(served.base()));
        operation.put("summary", route.summary());
        operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
        operation.put("security", route.access() == Access.PUBLIC
                ? List.of()
                : List.of(Map.of("session", List.of()), Map.of("token", List.of())));
        List<Object> parameters = parameters(served);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (route.method() != Route.Method.GET && !route.takes().isEmpty()) {
            operation.put("requestBody", Map.of("required", true, "content", Map.of("application/json", Map.of("schema", schema(route.takes())))));
        }
        route.file().ifPresent(file -> operation.put("requestBody", Map.of("required", true, "content", Map.of(file.type(), Map.of(
                "schema", Map.of("type", "string", "format", "binary", "maxLength", file.mostBytes(), "description", file.description()))))));
        operation.put("responses", responses(route));
        return operation;
    }

    private static List<Object> parameters(Served served) {
        List<Object> parameters = new ArrayList<>();
        Matcher names = PARAMETER.matcher(served.path());
        while (names.find()) {
            parameters.add(Map.of("name", names.group(1), "in", "path", "required", true, "schema", Map.of("type", "string")));
        }
        if (served.route().method() == Route.Method.GET) {
            served.route().takes().forEach(field -> parameters.add(Map.of(
                    "name", field.name(), "in", "query", "required", field.required(), "schema", type(field))));
        }
        return parameters;
    }

    private static Map<String, Object> schema(List<Field> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), type(field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        List<String> required = fields.stream().filter(Field::required).map(Field::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> type(Field field) {
        Map<String, Object> type = new LinkedHashMap<>();
        switch (field.type()) {
            case TEXT -> {
                type.put("type", "string");
                type.put("maxLength", field.most());
            }
            case WHOLE_NUMBER -> {
                type.put("type", "integer");
                type.put("minimum", field.least());
                type.put("maximum", field.most());
            }
            case FLAG -> type.put("type", "boolean");
        }
        type.put("description", field.description());
        return type;
    }

    private static Map<String, Object> responses(Route route) {
        Map<String, Object> refusal = Map.of(
                "description", "Refused; error holds a code for programs and a sentence in German and English.",
                "content", Map.of("application/json", Map.of("schema", Map.of("$ref", "#/components/schemas/Refusal"))));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", route.method() == Route.Method.GET ? "What was asked for." : "Done."));
        responses.put("default", refusal);
        return responses;
    }

    private static Map<String, Object> components() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "schemas", Map.of("Refusal", Map.of("type", "object", "properties", Map.of("error", Map.of(
                        "type", "object", "properties", Map.of("code", text, "de", text, "en", text))))),
                "securitySchemes", Map.of(
                        "session", Map.of("type", "apiKey", "in", "cookie", "name", "hotplug-PORT"),
                        "token", Map.of("type", "http", "scheme", "bearer")));
    }
}

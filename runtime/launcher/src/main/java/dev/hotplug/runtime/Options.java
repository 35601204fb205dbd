package dev.hotplug.runtime;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param command    the first word
 * @param model      charger model, by the name of its feature, or null
 * @param partNumber as given, or null
 * @param data       folder of all state
 * @param provision  provisioning file, or null
 * @param httpPort   1 to 65535, or 0 for any free one
 * @param httpHost   address that the page listens on
 * @param trace      demo only: show the OCPP frames
 * @param update     demo only: the central system sends an update in mid-charge
 */
public record Options(
        Command command,
        String model,
        String partNumber,
        Path data,
        Path provision,
        int httpPort,
        String httpHost,
        boolean trace,
        boolean update) {

    /** The words that may come first. */
    public enum Command {
        /** The charger. */
        RUN,
        /** The charger with a central system and a car of its own. */
        DEMO,
        /** Update sets, for vendors. */
        SET,
        /** Explains the command line. */
        HELP,
        /** Says the version. */
        VERSION
    }

    private static final Options DEFAULTS =
            new Options(Command.HELP, null, null, Path.of("hotplug-data"), null, 8080, "127.0.0.1", false, false);

    /** @throws Refusal with a sentence that names the word that is wrong */
    public static Options parse(String... words) {
        if (words.length == 0) {
            throw Refusal.of("Say what to do: hotplug run, or hotplug demo; hotplug help explains the options.");
        }
        Options options = DEFAULTS.with(command(words[0]));
        return switch (options.command) {
            case RUN, DEMO -> options.read(new ArrayDeque<>(List.of(words).subList(1, words.length)));
            default -> options;
        };
    }

    private static Command command(String word) {
        return switch (word) {
            case "run" -> Command.RUN;
            case "demo" -> Command.DEMO;
            case "set" -> Command.SET;
            case "help", "--help", "-h" -> Command.HELP;
            case "version", "--version" -> Command.VERSION;
            default -> throw Refusal.of("There is no command \"%s\": use run, demo, set, help or version.", word);
        };
    }

    private Options read(Deque<String> words) {
        Options options = this;
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--help") || word.equals("-h")) {
                return options.with(Command.HELP);
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                words.push(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            options = options.option(word, words);
        }
        return options;
    }

    private Options option(String name, Deque<String> words) {
        return switch (name) {
            case "--model" -> withModel(value(name, words));
            case "--part-number" -> withPartNumber(value(name, words));
            case "--data" -> withData(path(name, value(name, words)));
            case "--provision" -> withProvision(path(name, value(name, words)));
            case "--http-port" -> withHttpPort(port(value(name, words)));
            case "--http-host" -> withHttpHost(value(name, words));
            case "--trace" -> traced();
            case "--update" -> updating();
            default -> throw Refusal.of("There is no option \"%s\": hotplug help lists them.", name);
        };
    }

    private static String value(String name, Deque<String> words) {
        if (words.isEmpty() || words.peek().isBlank() || words.peek().startsWith("--")) {
            throw Refusal.of("The option %s needs a value after it.", name);
        }
        return words.pop();
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("The value of %s is not a path.", name);
        }
    }

    private static int port(String value) {
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65535) {
            return Integer.parseInt(value);
        }
        throw Refusal.of("The value of --http-port is \"%s\", but a port is a number from 1 to 65535 (0 takes any free one).", value);
    }

    private Options traced() {
        if (command != Command.DEMO) {
            throw Refusal.of("The option --trace belongs to hotplug demo; hotplug run writes its frames to the log when told so in config.");
        }
        return new Options(command, model, partNumber, data, provision, httpPort, httpHost, true, update);
    }

    private Options updating() {
        if (command != Command.DEMO) {
            throw Refusal.of("The option --update belongs to hotplug demo; a charger gets its updates from its central system or at its page.");
        }
        return new Options(command, model, partNumber, data, provision, httpPort, httpHost, trace, true);
    }

    private Options with(Command value) {
        return new Options(value, model, partNumber, data, provision, httpPort, httpHost, trace, update);
    }

    private Options withModel(String value) {
        return new Options(command, value, partNumber, data, provision, httpPort, httpHost, trace, update);
    }

    private Options withPartNumber(String value) {
        return new Options(command, model, value, data, provision, httpPort, httpHost, trace, update);
    }

    private Options withData(Path value) {
        return new Options(command, model, partNumber, value, provision, httpPort, httpHost, trace, update);
    }

    private Options withProvision(Path value) {
        return new Options(command, model, partNumber, data, value, httpPort, httpHost, trace, update);
    }

    private Options withHttpHost(String value) {
        return new Options(command, model, partNumber, data, provision, httpPort, value, trace, update);
    }

    private Options withHttpPort(int value) {
        return new Options(command, model, partNumber, data, provision, value, httpHost, trace, update);
    }
}

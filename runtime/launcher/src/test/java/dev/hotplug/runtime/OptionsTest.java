package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Options.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void hasTheDefaultsOfTheContract() {
        assertEquals(
                new Options(Command.RUN, null, null, Path.of("hotplug-data"), null, 8080, "127.0.0.1", false, false), Options.parse("run"));
    }

    @Test
    void takesEveryOption() {
        Options options = Options.parse(
                "demo", "--model", "pulsar-plus", "--part-number=PLP1-0-2-4-9", "--data", "d", "--provision", "p.json",
                "--http-port=0", "--http-host", "::1", "--trace");

        assertEquals(
                new Options(Command.DEMO, "pulsar-plus", "PLP1-0-2-4-9", Path.of("d"), Path.of("p.json"), 0, "::1", true, false), options);
    }

    @ParameterizedTest
    @CsvSource({"help,HELP", "--help,HELP", "-h,HELP", "version,VERSION", "--version,VERSION", "set,SET"})
    void knowsTheOtherCommands(String word, Command command) {
        assertEquals(command, Options.parse(word, "whatever").command());
    }

    @Test
    void explainsItselfAfterACommandToo() {
        assertEquals(Command.HELP, Options.parse("run", "--help").command());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fly                       | \"fly\"",
        "run now                   | \"now\"",
        "run --colour red          | \"--colour\"",
        "run --data                | --data needs a value",
        "run --data --trace        | --data needs a value",
        "run --http-port 65536     | from 1 to 65535",
        "run --http-port -1        | from 1 to 65535",
        "run --http-port eighty    | from 1 to 65535",
        "run --http-port 999999999 | from 1 to 65535",
        "run --trace               | hotplug demo",
        "run --update              | hotplug demo",
    })
    void refusesInOneSentence(String line, String part) {
        Refusal refusal = assertThrows(Refusal.class, () -> Options.parse(line.split(" ")));

        assertEquals(2, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void wantsACommand() {
        assertThrows(Refusal.class, Options::parse);
    }
}

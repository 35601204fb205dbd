package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private final List<String> lines = new ArrayList<>();
    private final Trace trace = new Trace(() -> true, Set.of("HeartbeatInterval")::contains, lines::add, new FrameRing(() -> 0, 100));
    private final MessageText text = new MessageText(() -> FrameSize.USUAL);

    private String in(String frame) {
        trace.in(frame, text.parse(frame));
        return lines.remove(lines.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':'authorizationkey','value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':'Authorization\\u004bey','v\\u0061lue':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':'KeyOfABundleThatIsAway','value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':5,'value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','Value':['0123SECRET']}]",
        "[2,'1','ChangeConfiguration',['AuthorizationKey','0123SECRET']]",
        "[2,'1','changeconfiguration',{'key':'AuthorizationKey','value':'0123SECRET'}]",
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'0123SECRET'}",
        "[2,'1','ChangeConfiguration',{'key':'AuthorizationKey','value':'0123SECRET",
        "{'key':'AuthorizationKey','value':'0123SECRET'}",
        "[2,'1','UpdateFirmware',{'location':'ftp://user:SECRET@host/file'}]",
        "[2,'1','UpdateFirmware',{'location':'ftp:\\/\\/user:x@SECRET@host/file'}]",
    })
    void noSecretIsShown(String frame) {
        String line = in(frame.replace('\'', '"'));
        assertTrue(line.startsWith("<- "), line);
        assertFalse(line.contains("SECRET"), line);
    }

    @Test
    void theValueOfAKeyThatIsDisclosedIsShown() {
        String frame = "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}]";
        assertEquals("<- " + frame, in(frame));
    }

    @Test
    void framesAreShownAsTheyAre() {
        trace.out("[2,\"1\",\"Heartbeat\",{}]");
        assertEquals("-> [2,\"1\",\"Heartbeat\",{}]", lines.get(0));
        assertEquals("<- [3,\"1\",{}]", in("[3,\"1\",{}]"));
    }

    @Test
    void aFrameIsOneLineOfBoundedLength() {
        String line = in("[2,\"1\",\"DataTransfer\",{\"data\":\n\"" + "x".repeat(1_000_000) + "\"}]");
        assertFalse(line.contains("\n"));
        assertTrue(line.length() < Trace.MAX_LENGTH + 50);
        assertTrue(line.endsWith("... (1000035 characters)"), line.substring(line.length() - 50));
    }

    @Test
    void whatTheCentralSystemWritesCannotPassForALineOfItsOwn() {
        assertEquals("<- [9,\"a b   c\"]", in("[9,\"a\tb\n\u001b\rc\"]"));
        assertEquals("abc...", LogText.of("abcd", 3));
    }

    @Test
    void anOversizedFrameIsShownByItsBeginning() {
        trace.oversized("[2,\"1\",\"ChangeConfiguration\",{\"key\":\"x\",\"value\":\"SECRET", 1_000);
        assertEquals("<- [2,\"1\",\"ChangeConfiguration*** (longer than 1000 characters)", lines.get(0));
    }
}

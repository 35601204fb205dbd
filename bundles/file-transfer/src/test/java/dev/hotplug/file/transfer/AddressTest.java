package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void isTakenApart() throws IOException {
        Address address = Address.parse("FTP://us%40er:p@ss:w%23rd@files.example:2121/a%20b/c?x=1");
        assertEquals(
                new Address("ftp", Optional.of("us@er"), Optional.of("p@ss:w#rd"), "files.example", 2121, "/a%20b/c", "x=1"), address);
        assertEquals("/a b/c", address.file());
        assertEquals("/a%20b/c/d.zip?x=1", address.child("d.zip").target());
    }

    @Test
    void whatIsLeftOutIsEmpty() throws IOException {
        assertEquals(new Address("https", Optional.empty(), Optional.empty(), "h", -1, "", ""), Address.parse("https://h"));
        assertEquals("::1", Address.parse("http://[::1]:80/").host());
        assertEquals("[::1]:80", Address.parse("http://[::1]:80/").place());
        assertEquals(Optional.empty(), Address.parse("ftp://user@h/").password());
    }

    @Test
    void neverShowsASecret() throws IOException {
        Address address = Address.parse("https://user:secret@h/p?signature=abcdef");
        assertFalse(address.toString().contains("secret") || address.toString().contains("abcdef"), address.toString());
        assertEquals("no *** for user here", address.quoted("no secret for user\r\nhere").replace("  ", " "));
        assertTrue(address.quoted("x".repeat(10_000)).length() < 220);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ftp", "ftp:/h/", "//h/x", "ftp:///x", "ftp://h:0/", "ftp://h:65536/", "ftp://h:x/", "ftp://h/a b", "ftp://h/a#b",
        "ftp://h/%0d%0aDELE x", "ftp://us%0aer@h/", "http://h/\r\nHost: x", "ftp://h/%zz", "ftp://h/%4", "ftp://[::1/", "ftp://a:b:c/",
        "http://h\\@evil/", "ftp://-[/"
    })
    void whatIsNoAddressIsRefusedWithoutShowingIt(String text) {
        TransferException refused = assertThrows(TransferException.class, () -> Address.parse(text), text);
        assertTrue(refused.getMessage().startsWith("The address "), refused.getMessage());
        assertFalse(text.length() > 8 && refused.getMessage().contains(text));
    }

    @Test
    void isBounded() {
        assertThrows(TransferException.class, () -> Address.parse("ftp://h/" + "x".repeat(2_100)));
    }
}

package dev.hotplug.driver.wallbox;

import dev.hotplug.model.IdTag;
import java.util.HexFormat;

/** The form in which a card's UID goes to the central system (vendor's guide: little-endian, no separators). Pure. */
public final class RfidFormat {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RfidFormat() {}

    /**
     * The idTag of a card: its bytes in reverse order, upper-case hexadecimal digits.
     *
     * @param uid bytes in the order the reader delivers them (ISO 14443 order); 4, 7 or 10, never more than 10
     */
    public static IdTag idTag(byte[] uid) {
        byte[] reversed = new byte[uid.length];
        for (int i = 0; i < uid.length; i++) {
            reversed[i] = uid[uid.length - 1 - i];
        }
        return new IdTag(HEX.formatHex(reversed));
    }
}

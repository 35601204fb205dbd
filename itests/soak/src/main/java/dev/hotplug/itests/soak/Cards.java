package dev.hotplug.itests.soak;

import java.util.List;
import java.util.Random;

/** The cards of the drivers, as the reader delivers them, and what the central system thinks of them. */
final class Cards {

    static final List<String> ALL = List.of("04A23C5A", "11223344", "0AB0C0D0", "55667788", "04A1B2C3D4E5F6", "DEAD0001");
    static final String FAMILY = "FAMILY";
    private static final String REFUSED = "DEAD0001";
    private static final List<String> OF_FAMILY = List.of("11223344", "55667788");

    private Cards() {}

    static String any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** One that the central system likes. */
    static String good(Random random) {
        return ALL.get(random.nextInt(ALL.size() - 1));
    }

    /** The bytes of the UID from the last to the first. */
    static String idTag(String uid) {
        StringBuilder tag = new StringBuilder();
        for (int i = uid.length() - 2; i >= 0; i -= 2) {
            tag.append(uid, i, i + 2);
        }
        return tag.toString();
    }

    static boolean refused(String idTag) {
        return idTag.equals(idTag(REFUSED));
    }

    static boolean ofFamily(String idTag) {
        return OF_FAMILY.stream().map(Cards::idTag).anyMatch(idTag::equals);
    }
}

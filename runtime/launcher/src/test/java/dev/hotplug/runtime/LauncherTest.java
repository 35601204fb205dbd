package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void digitsAreDigitsWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Launcher.useNoLocale();
            assertEquals("017 6.7", String.format("%03d %.1f", 17, 6.7));
        } finally {
            Locale.setDefault(before);
        }
    }
}

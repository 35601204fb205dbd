package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransferKeysTest {

    private final ManualTime time = new ManualTime();

    @Test
    @Shows("SupportedFileTransferProtocols")
    void saysWhatTheServiceThatIsThereCanDo() {
        TransferKeys keys = new TransferKeys(time);
        MemorySettings settings = new MemorySettings().add(keys);
        ManualTransfers service = new ManualTransfers(new ManualLoop(time));
        assertEquals("", settings.value(TransferKeys.NAME).orElseThrow());
        keys.bindTransfer(service);
        assertEquals("FTP,HTTPS", settings.value("supportedfiletransferprotocols").orElseThrow());
        keys.unbindTransfer(service);
        assertEquals("FTP,HTTPS", settings.value(TransferKeys.NAME).orElseThrow(), "while it is being replaced");
        time.forward(Duration.ofSeconds(11));
        assertEquals("", settings.value(TransferKeys.NAME).orElseThrow());
    }
}

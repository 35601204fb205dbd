package dev.hotplug.tck;

class PulsarPlusTckTest extends DriverTck {

    @Override
    protected DriverBench bench() throws ClassNotFoundException {
        return new ShippedBench("dev.hotplug.driver.pulsar.plus.PulsarPlus", "PLP1-0-2-4-9");
    }
}

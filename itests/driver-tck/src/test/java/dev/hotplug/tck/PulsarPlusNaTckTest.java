package dev.hotplug.tck;

class PulsarPlusNaTckTest extends DriverTck {

    @Override
    protected DriverBench bench() throws ClassNotFoundException {
        return new ShippedBench("dev.hotplug.driver.pulsar.plus.na.PulsarPlusNa", "PUP1-U-1-6-C");
    }
}

package dev.hotplug.tck;

class Commander2TckTest extends DriverTck {

    @Override
    protected DriverBench bench() throws ClassNotFoundException {
        return new ShippedBench("dev.hotplug.driver.commander2.Commander2", "CMX2-0-2-4-8");
    }
}

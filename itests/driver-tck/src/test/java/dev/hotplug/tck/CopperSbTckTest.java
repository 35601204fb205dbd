package dev.hotplug.tck;

class CopperSbTckTest extends DriverTck {

    @Override
    protected DriverBench bench() throws ClassNotFoundException {
        return new ShippedBench("dev.hotplug.driver.copper.sb.CopperSb", "CPB1-S-2-4-8");
    }
}

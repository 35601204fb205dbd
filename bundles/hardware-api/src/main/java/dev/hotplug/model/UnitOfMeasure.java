package dev.hotplug.model;

/** Unit of a sampled value (OCPP 1.6 section 7.44); the schema spells Celcius, Celsius is parsed as well. */
public enum UnitOfMeasure {
    Wh,
    kWh,
    varh,
    kvarh,
    W,
    kW,
    VA,
    kVA,
    var,
    kvar,
    A,
    V,
    Celcius,
    Celsius,
    Fahrenheit,
    K,
    Percent
}

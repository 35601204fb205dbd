package dev.hotplug.model;

/** An enumeration constant whose spelling on the wire is not a legal Java name ({@code Energy.Active.Import.Register}). */
public interface WireName {

    /** The spelling the specification uses; never empty. */
    String wireName();
}

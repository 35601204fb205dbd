/** A stand-in for a single-phase charger that speaks the line protocol of examples/README.md. No product depends on it. */
package dev.hotplug.example.line.device;

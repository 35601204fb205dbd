/** A small central system and a scripted car, told in plain words on standard output. */
package dev.hotplug.demo.central.system;

/** Where what takes long and is no transfer is done: signatures over whole files. */
package dev.hotplug.profile.firmware.management.work;

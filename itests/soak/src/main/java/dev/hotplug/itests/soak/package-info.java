/** The packaged product against a central system that misbehaves at random, with an independent judge. */
package dev.hotplug.itests.soak;

package dev.hotplug.runtime.set;

import dev.hotplug.update.set.SetDocument;

/** A document and what it pins. */
record Built(SetDocument document, Contents contents) {}

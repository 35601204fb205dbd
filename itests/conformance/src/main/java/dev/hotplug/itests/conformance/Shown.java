package dev.hotplug.itests.conformance;

import java.util.List;

/** What a test says that it shows. */
record Shown(TestName test, List<String> rows) {}

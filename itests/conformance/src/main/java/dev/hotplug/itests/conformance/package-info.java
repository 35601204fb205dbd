/**
 * The conformance table: rows kept as data, tests that say which rows they show ({@code dev.hotplug.testkit.Shows}), and the
 * last results of these tests, put together into {@code docs/ocpp16-conformance.md}. Nothing here is part of the product.
 */
package dev.hotplug.itests.conformance;

/** HTTP without a servlet: JSON, requests, routes, and the document that lists them. */
package dev.hotplug.local.page.web;

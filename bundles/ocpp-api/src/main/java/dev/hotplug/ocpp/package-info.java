/**
 * What a feature profile needs to speak OCPP-J: operations, handlers for calls that come in (whiteboard), calls that
 * go out, and the registration with the central system. Provided by the dispatcher; profiles implement ActionHandler
 * and CsmsListener.
 */
@Export
@Version("1.0.0")
package dev.hotplug.ocpp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * The Reservation profile of OCPP 1.6 (section 3.11): ReserveNow and CancelReservation. It carries reservations to the station,
 * which stores them and keeps to them by itself; nothing is kept here, so nothing is lost when the bundle is swapped.
 */
@Capability(
        namespace = ProfileCatalogue.NAMESPACE,
        attribute = {"profile=Reservation", "actions:List<String>=\"" + ReservationKeys.ANSWERED + "\""})
package dev.hotplug.profile.reservation;

import dev.hotplug.ocpp.ProfileCatalogue;
import org.osgi.annotation.bundle.Capability;

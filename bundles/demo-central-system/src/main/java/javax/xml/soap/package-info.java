/** Two names that the OCPP library's code mentions. */
package javax.xml.soap;

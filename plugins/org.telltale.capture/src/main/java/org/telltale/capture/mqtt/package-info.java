/** MQTT 3.1, 3.1.1 and 5 (OASIS): who connects, topics, published messages. */
package org.telltale.capture.mqtt;

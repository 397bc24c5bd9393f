/** From a frame to the TCP segment or UDP datagram in it: link layers, IPv4, IPv6, fragments. Uses frames and layers' values alone. */
package org.telltale.capture.packet;

/** DHCP for IPv4 (RFC 2131) and IPv6 (RFC 8415): what a handset says of itself when it joins a network. */
package org.telltale.capture.dhcp;

/** ARP, neighbour discovery and ICMP errors as small records: which link-layer address has which address, what did not arrive. Uses base alone. */
package org.telltale.capture.neighbour;

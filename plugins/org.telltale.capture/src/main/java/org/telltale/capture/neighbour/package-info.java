/** ARP, neighbour discovery and ICMP errors as small records: which link-layer address has which address, what did not arrive; and these messages as fields. Uses base and field alone. */
package org.telltale.capture.neighbour;

/** DNS messages (RFC 1035), mDNS (RFC 6762) and LLMNR alike. Bytes in, messages and problems out; knows no flow. */
package org.telltale.capture.dns;

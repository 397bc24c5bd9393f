/**
 * DNS messages (RFC 1035 and its many successors) over UDP and TCP, multicast DNS (RFC 6762), link-local multicast name
 * resolution (RFC 4795), and the NetBIOS name service, which shares their form. Other protocols that carry DNS messages use
 * {@link org.telltale.capture.dns.DnsMessages}.
 */
package org.telltale.capture.dns;

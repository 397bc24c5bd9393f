/**
 * QUIC (RFC 9000, 9001, 9369, drafts, Google's versions before them) as far as a passive reader can follow it: headers of all
 * packets, and the handshake's first flight, whose Initial packets are protected with keys that everybody can compute. What
 * lies behind is unreadable, and counted so.
 */
package org.telltale.capture.quic;

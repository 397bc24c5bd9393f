/** The part of a TLS handshake that is in clear (RFC 8446, RFC 5246). Bytes in, values out; knows no flow. */
package org.telltale.capture.tls;

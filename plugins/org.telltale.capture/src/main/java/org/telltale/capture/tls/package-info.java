/** TLS: the handshake (RFC 8446, RFC 5246), and what is inside where a key log opens it. Package {@code crypt} knows how. */
package org.telltale.capture.tls;

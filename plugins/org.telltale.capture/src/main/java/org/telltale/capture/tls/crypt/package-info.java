/** How TLS protects records: suites, key derivation, opening of records. Bytes in, bytes out; knows no capture. Package {@code tls} calls it, QUIC may use the derivation. */
package org.telltale.capture.tls.crypt;

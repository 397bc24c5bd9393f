/**
 * Messages of DNS, NTP, HTTP/1.1, QUIC and TLS 1.2, and the certificate that the synthetic servers and packages use; for this module
 * only.
 */
package org.telltale.sample.internal.protocol;

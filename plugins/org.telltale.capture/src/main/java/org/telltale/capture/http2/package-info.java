/**
 * HTTP/2 (RFC 9113) with HPACK (RFC 7541), as somebody reads it who only listens: frames of both directions to transactions, header
 * blocks and bodies to layers. Called by the engine through {@link org.telltale.capture.http2.Http2Protocol}.
 */
package org.telltale.capture.http2;

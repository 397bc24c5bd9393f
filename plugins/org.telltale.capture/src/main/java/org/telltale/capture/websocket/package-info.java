/**
 * WebSocket (RFC 6455) with permessage-deflate (RFC 7692), behind the handshake that HTTP/1 reads. Called by {@code http1} through
 * {@link org.telltale.capture.websocket.WebSocketUpgrade}.
 */
package org.telltale.capture.websocket;

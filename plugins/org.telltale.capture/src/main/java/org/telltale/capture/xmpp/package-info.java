/** XMPP streams in clear (RFC 6120): whom they are opened to, and where they go over to TLS or compression. */
package org.telltale.capture.xmpp;

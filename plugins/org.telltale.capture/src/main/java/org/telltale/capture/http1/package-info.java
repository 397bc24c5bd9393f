/** HTTP/1.x messages (RFC 9112), content codings, multipart bodies (RFC 2046). Bytes in, places of bytes out; knows no flow. */
package org.telltale.capture.http1;

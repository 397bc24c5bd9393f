/** JSON as Telltale writes and reads it: canonical out (RFC 8785), strict and bounded in. Everyone may call it. */
package org.telltale.base.json;

/** Binary push and messenger protocols that are recognised by their shape and named, no more: what they say is searched as it is. */
package org.telltale.capture.push;

/**
 * Protocols over UDP that are named by their shape and not read: what they carry is encrypted, or of no use here. Their
 * bytes are offered and counted like unknown ones.
 */
package org.telltale.capture.shape;

/**
 * What is known by its shape alone: protocols over UDP that are named and not read (what they carry is encrypted, or of no use
 * here; their bytes are offered and counted like unknown ones), and what bytes of no known protocol look like.
 */
package org.telltale.capture.shape;

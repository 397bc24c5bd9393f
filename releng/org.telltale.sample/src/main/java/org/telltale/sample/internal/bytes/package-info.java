/**
 * Growing byte arrays, seeded bytes and compression whose output is the same on every Java runtime; for the builders of this module only.
 */
package org.telltale.sample.internal.bytes;

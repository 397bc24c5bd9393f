/**
 * Random access to the bytes of one file of evidence, read-only, each with the name that problems and places give it.
 * The readers of this module build on it; who imports a handset's files opens them here.
 */
package org.telltale.handset.bytes;

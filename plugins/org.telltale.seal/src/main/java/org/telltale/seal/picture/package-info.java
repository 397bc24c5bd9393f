/**
 * Whether two pictures look alike, by <i>Pictures that look alike</i> of {@code docs/formats/derivation.md} and ITU-T T.81
 * alone: the luminance of JPEG and PNG files, a sketch of it, the likeness of two sketches. No decoder of the platform is
 * used, but the JDK's inflater. For this module.
 */
package org.telltale.seal.picture;

/** Synthetic photographs: drawn scenes, a baseline JPEG encoder and EXIF; for this module only. */
package org.telltale.sample.internal.image;

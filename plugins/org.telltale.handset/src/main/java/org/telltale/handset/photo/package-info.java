/**
 * Photos: where a picture file begins and ends, its dimensions, and what its EXIF directories tell of time, device and
 * place. No pixel is ever decoded. Depends on base alone.
 */
package org.telltale.handset.photo;

/**
 * Pictures compared by what they show, as {@code docs/formats/derivation.md} says under "Pictures that look alike": read
 * by code of this package alone, with no decoder of the platform. For the matcher alone.
 */
package org.telltale.match.internal.photo;

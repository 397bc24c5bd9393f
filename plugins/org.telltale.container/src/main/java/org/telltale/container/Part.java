package org.telltale.container;

/**
 * A file that holds a part of an image.
 *
 * @param place what problems in this file name
 * @param source its bytes
 */
public record Part(Place place, Source source) {
}

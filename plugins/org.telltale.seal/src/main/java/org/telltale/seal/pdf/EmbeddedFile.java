package org.telltale.seal.pdf;

/**
 * A file to embed.
 *
 * @param name file name
 * @param mediaType MIME type
 * @param relationship value of AFRelationship
 * @param description one line
 * @param content its bytes; not copied
 */
public record EmbeddedFile(String name, String mediaType, String relationship, String description, byte[] content) {
}

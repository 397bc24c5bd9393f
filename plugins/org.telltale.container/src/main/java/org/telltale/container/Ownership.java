package org.telltale.container;

/**
 * What a file system says of a file besides its content.
 *
 * @param mode POSIX mode with the type bits
 * @param uid owner
 * @param gid group
 * @param modifiedEpochSeconds last change, seconds since 1970-01-01T00:00:00Z as stored
 */
public record Ownership(int mode, long uid, long gid, long modifiedEpochSeconds) {
}

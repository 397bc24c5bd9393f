package org.telltale.capture.frame;

import org.telltale.base.ByteRange;

/**
 * An app that the capturing program names (PCAPdroid).
 *
 * @param uid Android's user id; {@link Frame#uid} names it
 * @param packageName as {@code com.example}; empty if the file does not give it
 * @param name as the user saw it, perhaps cut by the capturing program
 * @param range where the file says so
 */
public record App(int uid, String packageName, String name, ByteRange range) {
}

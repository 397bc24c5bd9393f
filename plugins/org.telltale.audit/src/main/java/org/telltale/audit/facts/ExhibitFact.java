package org.telltale.audit.facts;

import java.util.Optional;

import org.telltale.base.ExhibitKind;

/**
 * Known content.
 *
 * @param id exhibit id
 * @param value its text; absent for photos
 * @param length bytes of a photo, else 0
 * @param sought false if it could be searched for in no capture
 */
public record ExhibitFact(String factId, String id, ExhibitKind kind, Optional<String> value, long length, boolean sought) {
}

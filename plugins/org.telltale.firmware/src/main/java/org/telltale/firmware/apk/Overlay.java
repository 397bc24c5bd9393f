package org.telltale.firmware.apk;

import java.util.Optional;

/**
 * What the manifest of a resource overlay says.
 *
 * @param target the package whose resources it replaces
 * @param isStatic whether it is declared to be in force always
 * @param priority among overlays; empty where it is no number
 * @param conditional whether it says more, which may keep it from being in force
 */
public record Overlay(String target, boolean isStatic, Optional<Integer> priority, boolean conditional) {
}
